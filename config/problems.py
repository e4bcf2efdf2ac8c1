"""Every error under /api/ as an RFC 9457 problem, with stable codes and words in two languages."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _
from django.views import defaults
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

from platforms.refusals import Fault, Refused
from reporting.models import (
    AttestationRevision,
    DirectiveState,
    EditionState,
    Explanation,
    Export,
    SignalState,
    State,
)

MEDIA_TYPE = "application/problem+json"
BUSY_SECONDS = "5"  # until what is busy may be asked again
STATES = {
    **dict(AttestationRevision.State.choices),
    **dict(State.choices),
    **dict(Explanation.Decision.choices),
}

NO_JWS = _(
    "It is not a detached JWS: header, two dots and signature, each in base64url without padding,"
    " with no payload between the dots."
)
NO_HEADER = _("Its header has to have exactly alg, kid and typ, each a text.")
OTHER_ALGORITHM = _(
    "Its alg is not that of the key: Ed25519 for an Ed25519 key, ES256 for one of P-256."
)
# What `reporting.proof.signing` finds wrong with a key, or with a signature.
KEY_FAULTS = {
    "malformed": _(
        "A member is missing or cannot be read: kty, crv and x, with y for P-256, each coordinate"
        " 32 bytes in base64url without padding."
    ),
    "unsupported": _("Keys of this kind are not taken."),
    "private": _(
        "The private half was sent along, and is no secret any more: make a new key, and send its"
        " public half alone."
    ),
    "kid": _("Its kid is not its RFC 7638 thumbprint: correct it, or leave it out."),
    "weak": _("Under this key anybody makes signatures that hold: make a new one."),
}
PROOF_FAULTS = {
    "malformed": NO_JWS,
    "header": NO_HEADER,
    "type": _("Its typ is not candor-key+json."),
    "key_unknown": _("Its kid is not the RFC 7638 thumbprint of the key in `jwk`."),
    "algorithm": OTHER_ALGORITHM,
    "signature": _("The key in `jwk` has not signed this payload; compare it byte for byte."),
}
SIGNATURE_FAULTS = {
    "malformed": NO_JWS,
    "header": NO_HEADER,
    "type": _("Its typ is not candor-submission+json."),
    "key_unknown": _(
        "Its kid names no key of yours that is registered and not revoked: GET keys has those,"
        " POST keys registers one."
    ),
    "algorithm": OTHER_ALGORITHM,
    "signature": _(
        "The key has not signed what signing-input answers now: fetch it again, since it changes"
        " with the draft, the signatory and `nil`, and sign its `payload` byte for byte."
    ),
}

# Parameters that are codes, and the words for them.
CODED: dict[str, dict[Any, Any]] = {
    "state": STATES,
    "decision": STATES,
    "directive_state": dict(DirectiveState.choices),
    "edition_state": dict(EditionState.choices),
    "signal_state": dict(SignalState.choices),
    "export_state": dict(Export.State.choices),
    "key_fault": KEY_FAULTS,
    "proof_fault": PROOF_FAULTS,
    "signature_fault": SIGNATURE_FAULTS,
}


@dataclass(frozen=True)
class Problem:
    """A kind of problem: HTTP status, short title, and what is wrong and what to do."""

    status: int
    title: str | Promise
    detail: str | Promise


CATALOGUE: dict[str, Problem] = {
    "bad_request": Problem(400, _("Bad request"), _("The request cannot be read: {reason}")),
    "invalid": Problem(
        400, _("Invalid content"), _("Some values are not acceptable; `errors` names each.")
    ),
    "token_missing": Problem(
        401, _("No token"), _("Send `Authorization: Bearer TOKEN`; get one from /oauth/token/.")
    ),
    "token_invalid": Problem(
        401,
        _("Token not valid"),
        _("The token is unknown, expired or revoked. Get a new one from /oauth/token/."),
    ),
    "scope_missing": Problem(
        403, _("Scope missing"), _("The credential does not have the scope that this needs.")
    ),
    "wrong_kind_of_principal": Problem(
        403,
        _("Not for this kind of credential"),
        _("This is for the other side: platforms file, offices review."),
    ),
    "permission_denied": Problem(403, _("Not allowed"), _("You may not do this.")),
    "not_found": Problem(404, _("Not found"), _("There is nothing here that you may see.")),
    "method_not_allowed": Problem(
        405, _("Method not allowed"), _("This resource does not answer {method}.")
    ),
    "not_acceptable": Problem(
        406, _("Not acceptable"), _("This resource has no representation that you accept.")
    ),
    "media_type_unsupported": Problem(
        415,
        _("Media type not supported"),
        _("The body is sent as {media_type}, which is not taken here. {remedy}"),
    ),
    "encoding_unsupported": Problem(
        415,
        _("Content encoding not supported"),
        _("Send the body as it is, or with Content-Encoding gzip or zstd."),
    ),
    "throttled": Problem(
        429, _("Too many requests"), _("Try again after {wait} seconds (see Retry-After).")
    ),
    "server_error": Problem(
        500, _("Our fault"), _("Something failed on our side. Nothing was stored; try again.")
    ),
    # --- Filing --------------------------------------------------------------------------
    "period_unknown": Problem(
        400, _("No such period"), _("{period} is not a month; write it as YYYY-MM.")
    ),
    "period_not_open": Problem(
        409, _("Period not open"), _("Reports for {period} cannot be filed yet.")
    ),
    "period_archived": Problem(
        409,
        _("Period is archived"),
        _(
            "The records of {period} were archived on {since}, so nothing more can be filed for it."
            " Ask the national office to have them brought back, then send this again."
        ),
    ),
    "records_archived": Problem(
        410,
        _("Records are archived"),
        _(
            "The records of {period} were archived on {since} and cannot be read here. Reports,"
            " figures, findings and totals stay. If you need single records, ask the national"
            " office to have them brought back."
        ),
    ),
    "no_draft": Problem(
        409,
        _("No draft to edit"),
        _(
            "The latest revision is {state}. What was filed is not edited: start a correction"
            " with POST reports/ID/revisions."
        ),
    ),
    "receipt_key_retired": Problem(
        503,
        _("No receipts at the moment"),
        _(
            "The key that receipts are signed with here was retired, and nothing is filed without"
            " a receipt. Nothing was stored; try again once the operator has put in the new key."
        ),
    ),
    "key_unusable": Problem(
        400,
        _("Not a key that can be used"),
        _(
            "{key_fault} Nothing was stored. `jwk` is a public JWK: kty OKP with crv Ed25519, or"
            " kty EC with crv P-256."
        ),
    ),
    "key_unproved": Problem(
        400,
        _("The key has not signed its registration"),
        _(
            "{proof_fault} Nothing was stored. `proof` is a detached JWS, made with this key, over"
            " the canonical JSON (RFC 8785) of the members version: 1, platform: your USCC, kid:"
            " the thumbprint."
        ),
    ),
    "key_revoked": Problem(
        409,
        _("The key was revoked"),
        _("Key {kid} was revoked, and stays so. Make a new one."),
    ),
    "keys_too_many": Problem(
        409,
        _("Too many keys"),
        _("A platform has at most {most} keys that are not revoked. Revoke one first."),
    ),
    "signature_invalid": Problem(
        400,
        _("Your own signature does not hold"),
        _(
            "{signature_fault} Nothing was filed. `signature` is a detached JWS, made with a"
            " registered key, over exactly what signing-input answers."
        ),
    ),
    "receipt_unknown": Problem(
        404,
        _("No receipt"),
        _(
            "There is none for this. Receipts are given when something is submitted, and when it"
            " is accepted or examined; what was filed before that may have none yet."
        ),
    ),
    "receipt_not_logged": Problem(
        503,
        _("Not in the log yet"),
        _("The log takes receipts in within a minute. Ask again in a moment."),
    ),
    "log_empty": Problem(
        404, _("The log is empty"), _("Nothing was taken into the log yet, so it has no head.")
    ),
    "log_sizes": Problem(
        400,
        _("No such sizes"),
        _("`first` is at least 1, `second` at least `first`, and the log has {size} entries."),
    ),
    "revision_open": Problem(
        409,
        _("A revision is open"),
        _("Submit or withdraw the open revision before you start another."),
    ),
    "revision_unknown": Problem(404, _("No such revision"), _("There is no revision {number}.")),
    "nothing_to_submit": Problem(
        409, _("Nothing to submit"), _("The latest revision is {state}; there is no draft.")
    ),
    "not_withdrawable": Problem(
        409, _("Cannot be withdrawn"), _("The latest revision is {state}; file a correction.")
    ),
    "not_returnable": Problem(
        409, _("Cannot be returned"), _("Only an accepted revision is returned; this is {state}.")
    ),
    "due_at_past": Problem(
        400, _("Date is past"), _("The answer can only be due at a time to come.")
    ),
    "signatory_unknown": Problem(
        400,
        _("Unknown signatory"),
        _("Name an active person of the platform with the role signatory; see GET me."),
    ),
    "nil_with_content": Problem(
        409,
        _("Nil report with content"),
        _("A report that says nothing to report has neither figures nor batches; remove them."),
    ),
    "empty_without_nil": Problem(
        409,
        _("Empty report"),
        _("The draft is empty. If there is nothing to report, say so with `nil`: true."),
    ),
    "figures_invalid": Problem(
        400, _("Figures not valid"), _("Some figures are not acceptable; `errors` names each.")
    ),
    "code_unknown": Problem(
        400,
        _("Unknown code"),
        _("{value} is not a code of the period's vocabulary; see GET vocabularies."),
    ),
    "figure_twice": Problem(400, _("Figure given twice"), _("The same total stands at {first}.")),
    "body_too_large": Problem(
        413, _("Body too large"), _("A request of this kind may have {limit} bytes.")
    ),
    "batch_too_large": Problem(
        413, _("Batch too large"), _("A batch may have {limit} bytes; split it.")
    ),
    "length_required": Problem(
        411, _("Length required"), _("Say how long the body is, with Content-Length.")
    ),
    "body_truncated": Problem(
        400,
        _("Body cut off"),
        _("{received} of {expected} bytes arrived; nothing was stored. Send it again."),
    ),
    "batch_empty": Problem(400, _("Empty batch"), _("The body is empty; nothing was stored.")),
    # --- Uploads in parts ----------------------------------------------------------------
    "part_size_outside": Problem(
        400, _("Part size not acceptable"), _("A part has between {least} and {most} bytes.")
    ),
    "too_many_parts": Problem(
        400,
        _("Too many parts"),
        _("An upload has {limit} parts at most: choose a part size of {least} bytes or more."),
    ),
    "too_many_uploads": Problem(
        409,
        _("Too many open uploads"),
        _("There may be {limit} open uploads. Complete or abandon one; see GET uploads."),
    ),
    "part_unknown": Problem(
        404, _("No such part"), _("The parts of this upload are numbered from 1 to {parts}.")
    ),
    "part_length": Problem(
        400,
        _("Part of another length"),
        _("Part {number} has {expected} bytes, neither more nor fewer. Nothing was stored."),
    ),
    "part_encoded": Problem(
        415,
        _("A part is not encoded"),
        _(
            "Send parts as they are, without Content-Encoding; how the whole file is compressed"
            " is said when the upload is opened."
        ),
    ),
    "digest_invalid": Problem(
        400, _("Digest not readable"), _("Write Content-Digest as sha-256=:BASE64: (RFC 9530).")
    ),
    "digest_differs": Problem(
        400,
        _("Digest differs"),
        _(
            "What arrived has the SHA-256 {found} and not {expected}. Nothing was stored; send it"
            " again."
        ),
    ),
    "parts_missing": Problem(
        409, _("Parts are missing"), _("{count} parts are missing: {parts}. Send them first.")
    ),
    "upload_digest_differs": Problem(
        409,
        _("Digest of the whole differs"),
        _(
            "The parts together have the SHA-256 {found} and not {expected}, as was declared."
            " Compare them with GET parts, and send again those that differ."
        ),
    ),
    "upload_completed": Problem(
        409, _("Upload is completed"), _("This upload has become the batch {batch}.")
    ),
    "upload_busy": Problem(
        503, _("Upload is busy"), _("The upload is being put together; ask again in a moment.")
    ),
    # --- Judged while you wait -----------------------------------------------------------
    "validation_too_large": Problem(
        413,
        _("Too large to be judged while you wait"),
        _(
            "A file that is judged while you wait may have {limit} bytes, and {decoded} once it is"
            " decompressed. Judge a larger one with `manage.py validate` on your own machine, or"
            " split it; filed, it may be as large as a batch."
        ),
    ),
    "validation_busy": Problem(
        503,
        _("Others are being judged"),
        _("As many files as fit are being judged now. Send yours again in a moment."),
    ),
    "body_encoded": Problem(
        415,
        _("Content encoding not supported"),
        _("The body is taken as it is: send it without Content-Encoding."),
    ),
    "label_check_too_large": Problem(
        413,
        _("Too large to be read while you wait"),
        _(
            "A file whose label is read while you wait may have {limit} bytes. Read a larger one"
            " with `manage.py check-label` on your own machine."
        ),
    ),
    "label_check_busy": Problem(
        503,
        _("Other files are being read"),
        _("As many files as fit are being read now. Send yours again in a moment."),
    ),
    "label_check_unavailable": Problem(
        503,
        _("Labels cannot be read now"),
        _("What reads files does not start here. The fault is not the file's; try again later."),
    ),
    "too_many_items": Problem(
        413, _("Too many items"), _("An array may have {limit} items; send NDJSON instead.")
    ),
    "not_an_array": Problem(
        400,
        _("Not an array"),
        _("Send a JSON array of records, or one record a line as application/x-ndjson."),
    ),
    "batch_not_in_draft": Problem(
        404, _("Not in the draft"), _("This batch is not part of the draft.")
    ),
    "batch_is_corrected": Problem(
        409,
        _("Batch is corrected by another"),
        _("Records of this batch are corrected by {batches}; drop those first."),
    ),
    "batch_not_settled": Problem(
        409,
        _("Still being checked"),
        _("A batch that this depends on is still being checked; try again when it is done."),
    ),
    "try_again": Problem(
        503, _("Try again"), _("The same records are being filed elsewhere; nothing was stored.")
    ),
    "batch_replaced": Problem(
        409,
        _("Batch was replaced"),
        _("This batch was dropped, and others took its place. File its records anew."),
    ),
    "finding_needs_no_explanation": Problem(
        409,
        _("No explanation needed"),
        _("Only warnings are explained; this is a finding of severity {severity}."),
    ),
    "check_found_nothing": Problem(
        409, _("Nothing found"), _("{check} found nothing in the latest revision.")
    ),
    "check_unknown": Problem(400, _("No such check"), _("{check} is not a check; see GET checks.")),
    "record_not_in_report": Problem(
        400,
        _("No such record in the report"),
        _("The report has no record {record} that you may see; its id is the platform's own."),
    ),
    "check_not_waivable": Problem(
        409, _("Check cannot be waived"), _("{check} is never waived: it holds for everybody.")
    ),
    "waiver_expiry": Problem(
        400, _("Expiry not acceptable"), _("A waiver ends in the future, within two years.")
    ),
    "waiver_over": Problem(409, _("Waiver is over"), _("The waiver has ended already.")),
    "extension_no_office": Problem(
        403,
        _("Not for operators"),
        _("An extension is granted by somebody who works at an office."),
    ),
    "extension_not_due": Problem(
        409,
        _("Nothing is due"),
        _("The platform owes no report for {period}: there is nothing to put off."),
    ),
    "extension_filed": Problem(
        409,
        _("Filed already"),
        _("The platform has filed for {period}. What was filed is judged by the date that stood."),
    ),
    "extension_due_at": Problem(
        400,
        _("Date not acceptable"),
        _("The later due date is in the future, and no later than {latest}."),
    ),
    "extension_due_earlier": Problem(
        400,
        _("Date is not put off"),
        _("The report is due by {due_at} already; name a later time."),
    ),
    "extension_over": Problem(409, _("Extension is over"), _("The extension has ended already.")),
    "extension_used": Problem(
        409,
        _("Extension was used"),
        _("The platform has filed for {period}. What was filed in time stays in time."),
    ),
    "explanation_decided": Problem(
        409, _("Decided already"), _("The explanation was decided: {decision}.")
    ),
    # --- Who ------------------------------------------------------------------------------
    "platform_closed": Problem(
        409, _("Platform is closed"), _("A platform that was closed gets no credentials.")
    ),
    "scope_unknown": Problem(
        400,
        _("Scope not offered"),
        _("A credential of this side has one scope or more of those that its side may have."),
    ),
    "credential_expiry": Problem(
        400, _("Expiry not acceptable"), _("A credential ends in the future, within two years.")
    ),
    "credentials_two_live": Problem(
        409,
        _("Two credentials are live"),
        _("There may be {most} live credentials. Revoke one before you issue another."),
    ),
    "uscc_length": Problem(
        400, _("Code of another length"), _("A unified social credit code has 18 characters.")
    ),
    "uscc_alphabet": Problem(
        400,
        _("Characters not in use"),
        _("A unified social credit code has digits and capital letters without I, O, S, V, Z."),
    ),
    "uscc_checksum": Problem(
        400,
        _("Check character is wrong"),
        _("The last character of the unified social credit code does not follow from the rest."),
    ),
    "platform_registered": Problem(
        409, _("Registered already"), _("A platform with this code is registered.")
    ),
    "jurisdiction_unknown": Problem(
        400, _("No such province"), _("{value} is not a province; see GET jurisdictions.")
    ),
    "jurisdiction_foreign": Problem(
        403,
        _("Another province"),
        _("An office registers platforms of its own province; the national one of any."),
    ),
    "status_unchanged": Problem(409, _("Nothing to change"), _("The status is {status} already.")),
    "size_unchanged": Problem(409, _("Nothing to change"), _("It is classified so already.")),
    "platform_stays_closed": Problem(
        409, _("Platform is closed"), _("A platform that was closed is not opened again.")
    ),
    "product_code_taken": Problem(
        409, _("Code taken"), _("There is a product with the code {value} already.")
    ),
    "filing_number_invalid": Problem(
        400,
        _("Filing number not valid"),
        _("Some numbers do not have the format of their kind; `errors` names each."),
    ),
    "algorithm_filing_format": Problem(
        400,
        _("Not an algorithm filing number"),
        _("Write it as shown to users: 网信算备, 21 digits, 号."),
    ),
    "registration_format": Problem(
        400,
        _("Not a filing or registration number"),
        _("A number has 1 to 64 printable characters, without blanks at its ends."),
    ),
    "generative_filing_date": Problem(
        400, _("No such date"), _("The eight digits of the filing number are no date.")
    ),
    "icp_filing_format": Problem(
        400, _("Not an ICP filing number"), _("Write it as shown to users: 沪ICP备2023021414号-1.")
    ),
    "role_not_of_platform": Problem(
        400, _("Not a role of a platform"), _("{role} is a role of an office.")
    ),
    # --- Attestations ----------------------------------------------------------------------
    "control_unknown": Problem(
        400, _("No such control"), _("{control} is not a control; see GET controls.")
    ),
    "product_unknown": Problem(
        400, _("No such product"), _("{value} is not the code of a product that you registered.")
    ),
    "attestation_exists": Problem(
        409,
        _("Attested already"),
        _("There is an attestation of this control and scope: {id}. Start a revision of it."),
    ),
    "attestation_validity": Problem(
        400,
        _("Validity not acceptable"),
        _("An attestation ends after it begins, and is valid for two years at most."),
    ),
    "attestation_expired": Problem(
        409,
        _("Validity is over"),
        _("The attestation would end on {valid_until}, which is past. Change its validity."),
    ),
    "attestation_no_draft": Problem(
        409,
        _("No draft"),
        _("The latest revision is {state}. Start another with POST attestations/ID/revisions."),
    ),
    "attestation_draft_open": Problem(
        409, _("A draft is open"), _("Submit or withdraw the draft before you start another.")
    ),
    "attestation_not_examinable": Problem(
        409,
        _("Nothing to examine"),
        _("What was submitted last is {state}: no claim is in force that could be examined."),
    ),
    "attestation_not_withdrawable": Problem(
        409, _("Nothing to withdraw"), _("The latest revision is {state}.")
    ),
    # --- Evidence --------------------------------------------------------------------------
    "slot_unknown": Problem(
        400,
        _("No such slot"),
        _("{control} takes files in these slots: {slots}. GET controls says what belongs there."),
    ),
    "evidence_name": Problem(
        400,
        _("Name not acceptable"),
        _(
            "Give the name of the file alone: 1 to {limit} characters, no slashes, no control"
            " characters or characters that change the direction of text, and not only dots."
        ),
    ),
    "evidence_empty": Problem(
        400, _("The file is empty"), _("No byte arrived. Send the file as the body of the request.")
    ),
    "evidence_too_large": Problem(
        413,
        _("File too large"),
        _("A file of evidence has at most {limit} bytes. Send a smaller one, or several."),
    ),
    "evidence_too_many": Problem(
        409,
        _("Too many files"),
        _("An attestation has at most {limit} files. Drop some, or send many as one zip."),
    ),
    "evidence_too_much": Problem(
        409,
        _("Too many bytes"),
        _(
            "The files of an attestation have at most {limit} bytes together. {left} are left, and"
            " this file has {size}. Drop some first."
        ),
    ),
    "evidence_type": Problem(
        415,
        _("Not a file of such a type"),
        _(
            "By its content the file is of the type {found}, and the slot {slot} takes: {taken}."
            " The name and the Content-Type play no part."
        ),
    ),
    "evidence_encoded": Problem(
        415,
        _("A file is not encoded"),
        _("Send the file as it is, without Content-Encoding: its bytes are the evidence."),
    ),
    "evidence_form": Problem(
        415,
        _("A file is not sent as a form"),
        _(
            "The body of the request is the file itself, not a form that holds it: send its bytes"
            " alone, as with curl --data-binary @FILE."
        ),
    ),
    "evidence_lost": Problem(
        503,
        _("The file cannot be read"),
        _(
            "Its bytes are missing from storage here; its digest and size are kept. Ask whoever"
            " runs this Candor to restore it from a backup."
        ),
    ),
    "evidence_gone": Problem(
        409,
        _("The file was dropped"),
        _("What was sent with this key was dropped since. To send it again, use another key."),
    ),
    "evidence_not_in_draft": Problem(
        409, _("Not in the draft"), _("This file is not part of the draft; nothing was dropped.")
    ),
    "evidence_quarantined": Problem(
        409,
        _("In quarantine"),
        _("The file was not scanned yet, and nobody opens it before. Try again in a minute."),
    ),
    "evidence_infected": Problem(
        409,
        _("Virus found"),
        _(
            "A virus was found in: {names}. Its bytes were removed. Drop it from the draft, and"
            " send a clean file."
        ),
    ),
    "link_invalid": Problem(
        404,
        _("No such link"),
        _("The link is damaged, or whoever asked for it may not see the file any more."),
    ),
    "link_expired": Problem(
        410,
        _("The link has expired"),
        _("A link holds for a few minutes. Ask for another: POST .../evidence/ID/link."),
    ),
    "measurements_wrapped": Problem(
        400,
        _("The values are one level too deep"),
        _(
            "Send the values themselves as the body, without `measurements` around them, as in"
            " {example}. GET controls has the names."
        ),
    ),
    "measurements_invalid": Problem(
        400,
        _("Measurements not acceptable"),
        _("Some measurements are not what the control asks for; `errors` names each."),
    ),
    # --- Signals ---------------------------------------------------------------------------
    "signal_reason_missing": Problem(
        400,
        _("No reason given"),
        _("Say why the signal is dismissed: whoever sees it next will want to know."),
    ),
    "signal_state_same": Problem(
        409,
        _("Nothing to change"),
        _("The signal is in the state {signal_state} already; somebody may have been quicker."),
    ),
    # --- Directives ------------------------------------------------------------------------
    "directive_code_unknown": Problem(
        400,
        _("No such directive"),
        _("{directive} is not the code of one; see GET directive-codes."),
    ),
    "directive_due_at": Problem(
        400,
        _("Date not acceptable"),
        _(
            "An order is to be answered by a time to come, within two years; a directive that only"
            " notifies has no such time."
        ),
    ),
    "directive_due_earlier": Problem(
        400,
        _("Date is not put off"),
        _("The answer is due by {due_at} already; name a later time."),
    ),
    "directive_about_unknown": Problem(
        400,
        _("Nothing of that name"),
        _("The platform has filed no such thing, or it is not yours to see. Name another."),
    ),
    "directive_records_unknown": Problem(
        400,
        _("No such records"),
        _("Among the records that were filed for {period}, these are not: {records}."),
    ),
    "directive_no_office": Problem(
        403, _("Not for operators"), _("A directive is issued by somebody who works at an office.")
    ),
    "directive_of_another_office": Problem(
        403,
        _("Directive of another office"),
        _("It is for the office that issued it to decide, or for the national office."),
    ),
    "directive_not_decidable": Problem(
        409,
        _("No answer to decide on"),
        _("The directive is in the state {directive_state}; an answer comes first."),
    ),
    "answer_not_latest": Problem(
        409,
        _("Not the latest answer"),
        _("The latest answer is number {latest}. Read it, and decide on that one."),
    ),
    "directive_not_extendable": Problem(
        409,
        _("Nothing to put off"),
        _("The directive is in the state {directive_state}; no answer is owed."),
    ),
    "directive_not_withdrawable": Problem(
        409,
        _("Cannot be withdrawn"),
        _("The directive is in the state {directive_state}; that is its end."),
    ),
    "directive_withdrawn": Problem(
        409, _("Directive was withdrawn"), _("The office took it back; nothing is to be done.")
    ),
    "directive_takes_no_answer": Problem(
        409,
        _("No answer expected"),
        _("This directive only notifies. Say that you have seen it with POST acknowledge."),
    ),
    "directive_over": Problem(
        409,
        _("No answer owed"),
        _("The directive is in the state {directive_state}; it takes no more answers."),
    ),
    # --- Reviews and questions --------------------------------------------------------------
    "review_no_office": Problem(
        403,
        _("Not for operators"),
        _("A review is done by somebody who works at an office."),
    ),
    "assignee_unknown": Problem(
        400,
        _("Cannot be assigned to them"),
        _("Name an active reviewer or administrator of your office; GET reviewers has those."),
    ),
    "revision_not_latest": Problem(
        409,
        _("Not the latest revision"),
        _("The latest that was filed is number {latest}. Read it, and accept that one."),
    ),
    "review_not_acceptable": Problem(
        409,
        _("Nothing to accept"),
        _("The revision is {state}; a review is done with one that the checks accepted."),
    ),
    "return_due_earlier": Problem(
        400,
        _("Date is not put off"),
        _("The correction is due by {due_at} already; name a later time."),
    ),
    "waived_already": Problem(
        409, _("Waived already"), _("It is waived until {until}, which is no earlier.")
    ),
    "not_put_off": Problem(
        409, _("Nothing to put off"), _("The revision is {state}; no correction is owed.")
    ),
    "review_waits": Problem(
        409,
        _("Something is open"),
        _(
            "Explanations to decide on: {explanations}. Questions to close: {questions}. Decide and"
            " close them first."
        ),
    ),
    "question_no_office": Problem(
        403, _("Not for operators"), _("A question is asked by somebody who works at an office.")
    ),
    "question_of_another_office": Problem(
        403,
        _("Question of another office"),
        _("It is for the office that asked to go on, or for the national office."),
    ),
    "question_closed": Problem(
        409, _("Question is closed"), _("Nothing more is said to it. The office may ask another.")
    ),
    # --- The whole picture ----------------------------------------------------------------
    "too_many_rows": Problem(
        400,
        _("Too many rows"),
        _("The answer has more than {limit} rows. Group by less, or narrow the filters."),
    ),
    "number_needs_one_period": Problem(
        400,
        _("A number needs one period"),
        _("Consolidations are numbered by period: ask for one period, or for `latest`."),
    ),
    "not_consolidated": Problem(
        404, _("Not consolidated"), _("There is no such consolidation of what you ask for.")
    ),
    # --- Bulletins --------------------------------------------------------------------------
    "edition_no_office": Problem(
        403, _("No office"), _("Bulletins are written by the people and machines of an office.")
    ),
    "edition_needs_person": Problem(
        403,
        _("Not without a person"),
        _("Two people stand behind a bulletin: this is done by a person in the console."),
    ),
    "edition_same_person": Problem(
        409,
        _("Another person publishes"),
        _("You proposed this bulletin yourself; a colleague has to read and publish it."),
    ),
    "edition_proposer_gone": Problem(
        409,
        _("The proposer may not do so any more"),
        _(
            "Who proposed this bulletin has left or has another role now: send it back, and let a"
            " colleague propose it anew."
        ),
    ),
    "edition_of_another_office": Problem(
        403,
        _("Another office's bulletin"),
        _("It is written and published by the office of its own scope."),
    ),
    "edition_of_unknown": Problem(
        400,
        _("Neither a period nor a campaign"),
        _("{of} is neither a month like 2025-05 nor the code of a campaign."),
    ),
    "edition_open": Problem(
        409,
        _("One is open already"),
        _(
            "There is a draft or a proposal of the bulletin of {of}: go on with that, or"
            " discard it."
        ),
    ),
    "edition_state": Problem(
        409,
        _("Not in this state"),
        _("The bulletin is in the state {edition_state}, in which this cannot be done."),
    ),
    "edition_changed": Problem(
        409,
        _("Changed in the meantime"),
        _("Somebody wrote in the draft since you read it; it is at version {version} now."),
    ),
    "edition_not_as_read": Problem(
        409,
        _("Not as you read it"),
        _("It was proposed anew since you read it. Read it again before you publish it."),
    ),
    "edition_outdated": Problem(
        409,
        _("Proposed against another edition"),
        _(
            "The edition that it takes the place of is another one now. Send it back and propose it"
            " again."
        ),
    ),
    "edition_invalid": Problem(
        400, _("The text is not in order"), _("`errors` names each place and what to do there.")
    ),
    "edition_figure_typed": Problem(
        400,
        _("A number was typed"),
        _(
            "'{typed}' looks like a figure. Numbers come from the consolidation alone: write a name"
            " in braces, such as {{items_removed}}. Days (2025-06-20), years, ordinals and numbers"
            " of documents may be typed."
        ),
    ),
    "edition_placeholder_unknown": Problem(
        400,
        _("No such number"),
        _(
            "'{names}' stands for no number of this bulletin. The list below the text has them"
            " all; braces are for nothing else."
        ),
    ),
    "edition_text_missing": Problem(
        400, _("Text missing"), _("Own words are given in both languages, or left out in both.")
    ),
    "edition_note_missing": Problem(
        400,
        _("What changed is missing"),
        _(
            "It takes the place of a published edition: say in both languages what changed, and"
            " why."
        ),
    ),
    "edition_text_long": Problem(
        400, _("Text too long"), _("There is room for {limit} characters.")
    ),
    "edition_block_unknown": Problem(
        400, _("No such part of a bulletin"), _("'{kind}' is no part of a bulletin.")
    ),
    "edition_block_twice": Problem(
        400, _("Twice the same part"), _("'{kind}' stands in the bulletin already.")
    ),
    "edition_block_missing": Problem(
        400,
        _("A part is missing"),
        _("A bulletin always has the parts {kinds}: they say what its numbers are worth."),
    ),
    "edition_blocks_many": Problem(
        400, _("Too many parts of a bulletin"), _("A bulletin has {limit} parts at most.")
    ),
    # --- Exports --------------------------------------------------------------------------
    "too_many_exports": Problem(
        409,
        _("Too many exports"),
        _("{limit} exports of your office are waiting or being made. Wait for one, or drop one."),
    ),
    # The next three are told by an export that could not be made.
    "too_many_rows_for_xlsx": Problem(
        400,
        _("Too many rows for a workbook"),
        _(
            "A workbook has at most {limit} rows, and this would have more. Ask for CSV or"
            " Parquet, or for less."
        ),
    ),
    "export_asker_gone": Problem(
        403,
        _("Whoever asked may not read this any more"),
        _(
            "Whoever asked may not read this any more: an account or a credential has ended, or"
            " lost the right to it. Somebody who may has to ask anew."
        ),
    ),
    "report_unknown": Problem(
        404, _("No such report"), _("There is no such report that you may see.")
    ),
    "export_not_ready": Problem(
        409,
        _("Not ready"),
        _(
            "The export is in the state {export_state}: there is no file. GET it to see how far it"
            " is, or why it cannot be made."
        ),
    ),
    "export_expired": Problem(
        410, _("Expired"), _("The file was removed when its time was over. Ask for it anew.")
    ),
    "export_lost": Problem(
        410,
        _("The file is lost"),
        _("The file is not where it was kept, which it should be. Ask for it anew."),
    ),
    "open_data_tells_changes": Problem(
        409,
        _("It would tell who changed what"),
        _(
            "Beside the package that is published, this one would tell what fewer than {limit}"
            " platforms changed. It can come out once more of them have changed something."
        ),
    ),
    "range_outside": Problem(
        416,
        _("Outside the file"),
        _("The file has {size} bytes; the range begins after its end."),
    ),
    "cursor_invalid": Problem(
        400, _("Cursor not valid"), _("Send `{parameter}` as it was given, or leave it out.")
    ),
    # --- People of offices -----------------------------------------------------------------
    "role_not_of_office": Problem(
        400, _("Not a role of an office"), _("{role} is no role of people who work at an office.")
    ),
    "username_taken": Problem(
        409, _("Username taken"), _("Somebody has this username already; choose another.")
    ),
    "own_account": Problem(
        409, _("Your own account"), _("Nobody changes their own account: ask a colleague.")
    ),
    "access_changed": Problem(
        409,
        _("Access has changed"),
        _("The role is not the one that you looked at any more: look again."),
    ),
    "saved_filters_full": Problem(
        409, _("Too many filters"), _("There are {most} for this list already: remove one first.")
    ),
    "saved_filter_too_long": Problem(
        409, _("Filter too long"), _("A filter of at most {most} characters can be saved.")
    ),
    "second_factor_in_use": Problem(
        409, _("A second factor is in use"), _("Remove it before you set up another.")
    ),
    "code_wrong": Problem(
        409,
        _("Wrong code"),
        _(
            "This code is wrong or was used already: wait for the next one, and see that the"
            " phone's clock is right."
        ),
    ),
    "last_administrator": Problem(
        409,
        _("The last administrator"),
        _("An office keeps at least one active administrator; name another one first."),
    ),
    # --- Idempotency ----------------------------------------------------------------------
    "idempotency_key_invalid": Problem(
        400,
        _("Idempotency key not valid"),
        _("An Idempotency-Key has 1 to 255 visible ASCII characters."),
    ),
    "idempotency_key_reused": Problem(
        422,
        _("Idempotency key used before"),
        _("This key was used for another request. Use a new key for new content."),
    ),
    "precondition_failed": Problem(
        412,
        _("Changed in the meantime"),
        _("The resource is no longer what If-Match says. Read it again."),
    ),
}


def problem(
    code: str,
    request: HttpRequest,
    *,
    faults: tuple[Fault, ...] = (),
    **params: object,
) -> dict[str, Any]:
    """The body of a problem, in the reader's language."""
    kind = CATALOGUE[code]
    return {
        "type": f"/api/v1/problems/{code}",
        "title": str(kind.title),
        "status": kind.status,
        "detail": detail_of(code, params),
        "instance": request.path,
        "code": code,
        "errors": [_fault(fault) for fault in faults],
    }


def detail_of(code: str, params: Mapping[str, object]) -> str:
    """What a problem says, in the reader's language; states in it are words and not codes."""
    said = dict(params)
    for name in CODED.keys() & said.keys():
        said[name] = CODED[name].get(str(said[name]), said[name])
    return str(CATALOGUE[code].detail).format_map(said)


def _fault(fault: Fault) -> dict[str, str]:
    """What the serializer says, or else the words of the catalogue."""
    known = CATALOGUE.get(fault.code)
    said = fault.params.get("text") or (known and detail_of(fault.code, fault.params))
    return {"pointer": fault.pointer, "code": fault.code, "detail": str(said or "")}


def handle(error: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's exception handler: what went wrong as a problem; None lets it be a 500."""
    request: HttpRequest = context["request"]
    answer = _refusal(error, request) or _framework(error, request, context.get("view"))
    if answer is None:
        return None
    body, headers = answer
    set_rollback()
    return Response(body, status=body["status"], headers=headers, content_type=MEDIA_TYPE)


Answer = tuple[dict[str, Any], dict[str, str]]


def _refusal(error: Exception, request: HttpRequest) -> Answer | None:
    if not isinstance(error, Refused):
        return None
    faults = error.faults
    if error.pointer and not faults:
        faults = (Fault(error.pointer, error.code, error.params),)
    body = problem(error.code, request, faults=faults, **error.params)
    return body, _headers_of(body["status"], error.params)


def _headers_of(status: int, params: Mapping[str, object]) -> dict[str, str]:
    """What the status asks for."""
    if status == 503:
        return {"Retry-After": BUSY_SECONDS}
    return {"Content-Range": f"bytes */{params['size']}"} if status == 416 else {}


def _framework(error: Exception, request: HttpRequest, view: Any) -> Answer | None:
    return _access(error, request) or _content(error, request, view)


def _access(error: Exception, request: HttpRequest) -> Answer | None:
    """Who may ask, for what, and how often."""
    match error:
        case exceptions.NotAuthenticated() | exceptions.AuthenticationFailed():
            missing = isinstance(error, exceptions.NotAuthenticated)
            code = "token_missing" if missing else "token_invalid"
            challenge = 'Bearer realm="candor"' + ("" if missing else ', error="invalid_token"')
            return problem(code, request), {"WWW-Authenticate": challenge}
        case exceptions.PermissionDenied() | PermissionDenied():
            code = getattr(getattr(error, "detail", None), "code", "permission_denied")
            return problem(code if code in CATALOGUE else "permission_denied", request), {}
        case exceptions.NotFound() | Http404():
            return problem("not_found", request), {}
        case exceptions.Throttled():
            wait = max(1, int(getattr(error, "wait", None) or 1))
            return problem("throttled", request, wait=wait), {"Retry-After": str(wait)}
    return None


def _content(error: Exception, request: HttpRequest, view: Any) -> Answer | None:
    """What was sent, and what is wanted back."""
    match error:
        case exceptions.ValidationError():
            return problem("invalid", request, faults=tuple(_faults(error.detail))), {}
        case exceptions.ParseError():
            return problem("bad_request", request, reason=error.detail), {}
        case RequestDataTooBig():
            limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
            return problem("body_too_large", request, limit=limit), {}
        case exceptions.MethodNotAllowed():
            return problem("method_not_allowed", request, method=request.method), {}
        case exceptions.NotAcceptable():
            return problem("not_acceptable", request), {}
        case exceptions.UnsupportedMediaType():
            return _unsupported(request, view), {}
    return None


def _unsupported(request: HttpRequest, view: Any) -> dict[str, Any]:
    taken = ", ".join(parser.media_type for parser in getattr(view, "parser_classes", ()))
    remedy = translate("Send {taken}.").format(taken=taken)
    media_type = request.META.get("CONTENT_TYPE", "")[:100]
    return problem("media_type_unsupported", request, media_type=media_type, remedy=remedy)


def _faults(detail: Any, pointer: str = "") -> list[Fault]:
    """DRF's nested errors as a flat list with a JSON Pointer (RFC 6901) each."""
    if isinstance(detail, dict):
        return [
            fault
            for name, inner in detail.items()
            for fault in _faults(
                inner,
                pointer
                if name == "non_field_errors"
                else f"{pointer}/{str(name).replace('~', '~0').replace('/', '~1')}",
            )
        ]
    if isinstance(detail, list):
        if detail and all(isinstance(one, str) for one in detail):
            return [
                Fault(pointer, str(getattr(one, "code", "invalid")), {"text": translate(str(one))})
                for one in detail
            ]
        return [
            fault
            for index, inner in enumerate(detail)
            for fault in _faults(inner, f"{pointer}/{index}")
        ]
    return [Fault(pointer, str(getattr(detail, "code", "invalid")), {"text": str(detail)})]


def _page(code: str, request: HttpRequest, reason: str = "") -> HttpResponse:
    body = json.dumps(problem(code, request, reason=reason), ensure_ascii=False)
    return HttpResponse(body, status=CATALOGUE[code].status, content_type=MEDIA_TYPE)


def is_api(request: HttpRequest) -> bool:
    return request.path.startswith(("/api/", "/oauth/"))


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler400, for what is refused before a view sees it."""
    if is_api(request):
        return _page("bad_request", request, reason=type(exception).__name__)
    return defaults.bad_request(request, exception)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler403."""
    if is_api(request):
        return _page("permission_denied", request)
    return defaults.permission_denied(request, exception)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Django's handler404: a problem under /api/, Django's page elsewhere."""
    if is_api(request):
        return _page("not_found", request)
    return defaults.page_not_found(request, exception or Http404())


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's handler500."""
    return _page("server_error", request) if is_api(request) else defaults.server_error(request)
