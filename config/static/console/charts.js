// Charts: each figure holds its own data, and the table of it. See platforms/admin/charts.py.

const LANGUAGE = document.documentElement.lang.startsWith("zh") ? "zh-CN" : "en";
const COLOURS = ["--chart-1", "--chart-2", "--chart-3", "--chart-4", "--chart-5", "--chart-6"];
const POINTS = ["circle", "rect", "triangle", "rectRot", "star", "cross"];
const ROW = 24;
const SIDEWAYS = ["ranked", "sideways"];
const STACKED = ["stacked", "sideways"];
const NAME = { wide: 30, narrow: 16 };
const NARROW = 480;
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

const exact = new Intl.NumberFormat(LANGUAGE, { maximumFractionDigits: 4 });
// 20万 rather than 200,000 in Chinese; English keeps its thousands.
const ticks = new Intl.NumberFormat(LANGUAGE, LANGUAGE === "en" ? {} : { notation: "compact" });

const ink = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const colourOf = (series, at) => () =>
  ink(series.tone ? `--chart-${series.tone}` : COLOURS[at % COLOURS.length]);

function said(figure, series, at) {
  const value = series.values[at];
  if (value === null) return "–";
  const number = exact.format(value);
  return series.bounded.includes(at) ? figure.dataset.atLeast.replace("{number}", number) : number;
}

function dataset(kind, series, at) {
  const line = kind === "line";
  return {
    label: series.name,
    data: series.values,
    borderColor: line ? colourOf(series, at) : () => ink("--body-bg"),
    backgroundColor: colourOf(series, at),
    borderWidth: line ? 2 : 1,
    borderDash: series.aside ? [6, 4] : [],
    pointStyle: line ? POINTS[at % POINTS.length] : "rect",
    pointRadius: line ? 3 : 0,
    maxBarThickness: 40,
  };
}

// The whole name is in the tooltip and in the table. A sign of Chinese is as wide as two letters.
function fitting(value) {
  const name = this.getLabelForValue(value);
  let room = this.chart.width < NARROW ? NAME.narrow : NAME.wide;
  const kept = [...name].filter((sign) => (room -= sign > "\u2e80" ? 2 : 1) >= 0);
  return kept.length < [...name].length ? `${kept.join("")}…` : name;
}

function scale(data, numbers) {
  const colour = () => ink("--body-quiet-color");
  const grid = { color: () => (numbers ? ink("--hairline-color") : "transparent") };
  const common = { stacked: STACKED.includes(data.kind), grid, border: { color: colour } };
  if (!numbers) {
    const names = SIDEWAYS.includes(data.kind) ? { autoSkip: false, callback: fitting } : {};
    return { ...common, ticks: { color: colour, ...names } };
  }
  const whole = data.series.every((one) => one.values.every((v) => Number.isInteger(v ?? 0)));
  return {
    ...common,
    beginAtZero: true,
    ticks: { color: colour, maxTicksLimit: 6, precision: whole ? 0 : undefined, callback: (v) => ticks.format(v) },
  };
}

function config(figure, data) {
  const sideways = SIDEWAYS.includes(data.kind);
  const axis = sideways ? "y" : "x";
  return {
    type: data.kind === "line" ? "line" : "bar",
    data: { labels: data.labels, datasets: data.series.map((one, at) => dataset(data.kind, one, at)) },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      locale: LANGUAGE,
      indexAxis: axis,
      interaction: { mode: "index", intersect: false, axis },
      scales: { x: scale(data, sideways), y: scale(data, !sideways) },
      onClick: (_event, found) => found.length && follow(data, found[0].index),
      plugins: {
        legend: {
          display: data.series.length > 1,
          position: "bottom",
          labels: { color: () => ink("--body-fg"), usePointStyle: true },
        },
        tooltip: {
          callbacks: {
            label: (one) => `${one.dataset.label}: ${said(figure, data.series[one.datasetIndex], one.dataIndex)}`,
          },
        },
      },
    },
  };
}

function follow(data, at) {
  if (data.links[at]) location.assign(data.links[at]);
}

// --- By keyboard: arrows walk along the labels, Enter follows one. ---------------------------

function walk(figure, chart, data) {
  const told = figure.querySelector("[aria-live]");
  const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  let at = -1;
  chart.canvas.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && at >= 0) return follow(data, at);
    if (!(event.key in steps)) return undefined;
    event.preventDefault();
    at = Math.min(Math.max(at + steps[event.key], 0), data.labels.length - 1);
    point(chart, at);
    const values = data.series.map((one) => `${one.name} ${said(figure, one, at)}`);
    told.textContent = `${data.labels[at]}: ${values.join("; ")}`;
    return undefined;
  });
  chart.canvas.addEventListener("blur", () => point(chart, -1));
}

function point(chart, index) {
  const shown = chart.data.datasets.map((_one, datasetIndex) => ({ datasetIndex, index }));
  const active = index < 0 ? [] : shown;
  chart.setActiveElements(active);
  chart.tooltip.setActiveElements(active, { x: 0, y: 0 });
  chart.update("none");
}

// --- To take away -----------------------------------------------------------------------------

function save(name, blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function picture(chart, data) {
  const source = chart.canvas;
  const unit = source.width / source.clientWidth;
  const head = 34 * unit;
  const foot = data.note ? 26 * unit : 8 * unit;
  const whole = document.createElement("canvas");
  whole.width = source.width;
  whole.height = source.height + head + foot;
  const pen = whole.getContext("2d");
  pen.fillStyle = ink("--body-bg");
  pen.fillRect(0, 0, whole.width, whole.height);
  pen.fillStyle = ink("--body-fg");
  const family = getComputedStyle(document.body).fontFamily;
  const write = (text, size, top) => {
    pen.font = `${size * unit}px ${family}`;
    pen.fillText(text, 8 * unit, top, whole.width - 16 * unit);
  };
  write(data.unit ? `${data.title} (${data.unit})` : data.title, 15, 22 * unit);
  pen.drawImage(source, 0, head);
  if (data.note) write(data.note, 11, source.height + head + 17 * unit);
  return new Promise((resolve) => whole.toBlob(resolve, "image/png"));
}

// A spreadsheet must not take a name for a formula.
const quoted = (text) => `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

function numbers(figure, data) {
  const bounded = (one) => one.bounded.length > 0;
  const heading = figure.querySelector("thead th").textContent;
  const names = data.series.flatMap((one) =>
    bounded(one) ? [one.name, `${one.name}: ${figure.dataset.qualifier}`] : [one.name],
  );
  const qualifier = (one, at) => (one.bounded.includes(at) ? "at_least" : "exact");
  const cells = (at) =>
    data.series.flatMap((one) => {
      const value = one.values[at] ?? "";
      return bounded(one) ? [value, value === "" ? "" : qualifier(one, at)] : [value];
    });
  const rows = data.labels.map((label, at) => [quoted(label), ...cells(at)].join(","));
  const text = [[heading, ...names].map(quoted).join(","), ...rows].join("\r\n");
  return new Blob(["\ufeff", text, "\r\n"], { type: "text/csv;charset=utf-8" });
}

function offer(figure, chart, data) {
  const name = data.title.replace(/[\\/:*?"<>|\s]+/g, "-");
  const made = { png: () => picture(chart, data), csv: () => numbers(figure, data) };
  for (const button of figure.querySelectorAll("[data-save]")) {
    const kind = button.dataset.save;
    button.addEventListener("click", async () => save(`${name}.${kind}`, await made[kind]()));
  }
  figure.querySelector(".chart-tools").hidden = false;
}

// --- Drawing ----------------------------------------------------------------------------------

function draw(figure) {
  const data = JSON.parse(figure.querySelector("script").textContent);
  const canvas = figure.querySelector("canvas");
  if (SIDEWAYS.includes(data.kind)) {
    const bars = data.kind === "ranked" ? data.series.length : 1;
    canvas.parentElement.style.height = `${data.labels.length * ROW * Math.max(bars * 0.7, 1) + 60}px`;
  }
  const chart = new window.Chart(canvas, config(figure, data));
  walk(figure, chart, data);
  offer(figure, chart, data);
  figure.dataset.drawn = "";
  return chart;
}

function follows(charts) {
  const again = () => charts.forEach((chart) => chart.update("none"));
  const root = document.documentElement;
  new MutationObserver(again).observe(root, { attributeFilter: ["data-theme"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
  // Paper is white, whatever the screen is.
  let theme = "";
  addEventListener("beforeprint", () => {
    theme = root.dataset.theme ?? "auto";
    root.dataset.theme = "light";
    charts.forEach((chart) => chart.resize());
    again();
  });
  addEventListener("afterprint", () => {
    root.dataset.theme = theme;
    charts.forEach((chart) => chart.resize());
  });
}

function load(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
}

const figures = [...document.querySelectorAll("figure.chart:has(canvas)")];
if (figures.length) {
  await load(figures[0].dataset.library);
  window.Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  follows(figures.map(draw));
}
