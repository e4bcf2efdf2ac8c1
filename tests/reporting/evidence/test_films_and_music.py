"""Labels that other programs wrote into films and music. See files/films-and-music.md."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from reporting.evidence.verdict import Verdict, examine
from tests.reporting.evidence.labels import FILES, LABEL, assert_labelled, examined

MP4, MATROSKA = "MP4 moov.udta.meta.ilst AIGC", "Matroska SimpleTag AIGC"
WRITTEN = {
    "atomicparsley.m4a": ("m4a", MP4),
    "exiftool-keys.mov": ("mov", "MP4 moov.meta.ilst AIGC"),
    "exiftool-xmp.mov": ("mov", "MP4 moov.udta.XMP_ XMP TC260:AIGC"),
    "exiftool-xmp.mp4": ("mp4", "MP4 uuid XMP TC260:AIGC"),
    "eyed3-2.3.mp3": ("mp3", "ID3v2.3 TXXX AIGC"),
    "eyed3-2.4.mp3": ("mp3", "ID3v2.4 TXXX AIGC"),
    "ffmpeg-2.3.mp3": ("mp3", "ID3v2.3 TXXX AIGC"),
    "ffmpeg-2.4.mp3": ("mp3", "ID3v2.4 TXXX AIGC"),
    "ffmpeg-fragmented.mp4": ("mp4", MP4),
    "ffmpeg-live.mkv": ("matroska", MATROSKA),
    "ffmpeg-rf64.wav": ("wav", "RIFF LIST INFO AIGC"),
    "ffmpeg.avi": ("avi", "RIFF LIST INFO AIGC"),
    "ffmpeg.flv": ("flv", "FLV onMetaData AIGC"),
    "ffmpeg.m4a": ("m4a", MP4),
    "ffmpeg.mkv": ("matroska", MATROSKA),
    "ffmpeg.mov": ("mov", MP4),
    "ffmpeg.mp4": ("mp4", MP4),
    "ffmpeg.oga": ("ogg", "Ogg FLAC comment AIGC"),
    "ffmpeg.ogg": ("ogg", "Ogg Vorbis comment AIGC"),
    "ffmpeg.ogv": ("ogg", "Ogg Theora comment AIGC"),
    "ffmpeg.opus": ("ogg", "Ogg Opus comment AIGC"),
    "ffmpeg.spx": ("ogg", "Ogg Speex comment AIGC"),
    "ffmpeg.webm": ("matroska", MATROSKA),
    "id3v2.mp3": ("mp3", "ID3v2.3 TXXX AIGC"),
    "lame.mp3": ("mp3", "ID3v2.3 TXXX AIGC"),
    "metaflac.flac": ("flac", "FLAC Vorbis comment AIGC"),
    "mkvpropedit.mkv": ("matroska", MATROSKA),
    "opusenc.opus": ("ogg", "Ogg Opus comment AIGC"),
    "sox.flac": ("flac", "FLAC Vorbis comment AIGC"),
    "taglib.flac": ("flac", "FLAC Vorbis comment AIGC"),
    "taglib.m4a": ("m4a", MP4),
    "taglib.mp3": ("mp3", "ID3v2.4 TXXX AIGC"),
    "taglib.wav": ("wav", "RIFF chunk ID3 ID3v2.4 TXXX AIGC"),
    "vorbiscomment.ogg": ("ogg", "Ogg Vorbis comment AIGC"),
    "wavefile.wav": ("wav", "RIFF LIST INFO AIGC"),
}
PICTURE = ("-f", "lavfi", "-i", "color=c=blue:s=16x16:r=5:d=0.4")
TONE = ("-f", "lavfi", "-i", "sine=frequency=440:sample_rate=8000:duration=0.1")
KEPT = ("-movflags", "use_metadata_tags")
FFMPEG = {  # with what every build of it can encode
    "film.mp4": (*PICTURE, *KEPT),
    "film.mov": (*PICTURE, *KEPT, "-movflags", "+faststart"),
    "film.mkv": PICTURE,
    "film.flv": PICTURE,
    "music.m4a": (*TONE, *KEPT),
    "music.flac": TONE,
    "music.oga": (*TONE, "-c:a", "flac"),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_a_label_written_by_another_program_is_read_where_it_stands(name: str) -> None:
    examination = examined((FILES / name).read_bytes())

    container, location = WRITTEN[name]
    assert examination.container == container
    assert_labelled(examination, location)


def test_a_label_that_ffmpeg_dropped_is_not_found() -> None:
    examination = examined((FILES / "ffmpeg-dropped.mp4").read_bytes())

    assert examination.verdict is Verdict.NOT_FOUND


@pytest.mark.skipif(not shutil.which("ffmpeg"), reason="needs ffmpeg")
@pytest.mark.parametrize("name", FFMPEG)
def test_what_this_machines_ffmpeg_writes_is_read(name: str, tmp_path: Path) -> None:
    made = tmp_path / name
    command = ("ffmpeg", "-nostdin", "-v", "error", *FFMPEG[name], "-metadata", f"AIGC={LABEL}")

    subprocess.run((*command, str(made)), check=True, timeout=60)

    with made.open("rb") as file:
        assert_labelled(examine(file))


@pytest.mark.parametrize("name", WRITTEN)
def test_a_file_that_ends_early_is_never_taken_for_one_without_a_label(name: str) -> None:
    data = (FILES / name).read_bytes()

    for end in range(0, len(data), 13):
        examination = examined(data[:end])

        assert examination.verdict in (Verdict.INCONCLUSIVE, Verdict.COMPLIANT), end
        if examination.verdict is Verdict.COMPLIANT:
            assert_labelled(examination)
