"use strict";
/* Presents the slides of this file by keys, a clicker or a pointer, and draws their charts. It computes nothing. */
(() => {
  const LETTER = 20; // pixels of a slide's letters beside a figure whose own are of its natural size
  const [A_NAME, EDGE] = [8, 40]; // pixels of a letter under an axis, and of what stands beside another
  const SMALLEST = 0.5; // of the size of writing, before a slide scrolls
  const PRINTED = 660; // pixels across a printed page
  const one = (name) => document.querySelector(name);
  const all = (name, from = document) => [...from.querySelectorAll(name)];
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const slides = all(".slide");
  const main = slides.filter((slide) => slide.dataset.cut === "0");
  const [overview, black, keys, reading] = ["#overview", "#black", "#keys", "#reading"].map(one);
  let here = slides[0];
  let typed = "";
  let began = 0;
  let printing = false;
  let folded = []; // tables of the document that only paper shows

  /* Charts: a figure is drawn at the width it was made for, and scaled as a picture to the place it has. */
  function draw(chart) {
    const kept = JSON.parse(one("#" + chart.dataset.figure).textContent);
    const figure = kept[dark.matches && !printing ? "dark" : "light"];
    const drawn = chart.firstElementChild;
    const slide = chart.closest(".slide");
    const natural = figure.layout.height;
    let scale = slide ? parseFloat(getComputedStyle(chart).fontSize) / LETTER : 1;
    const height = slide ? chart.clientHeight : natural;
    if (slide && kept.tall) scale = Math.min(scale, height / natural);
    if (!slide) chart.style.height = natural + "px";
    if (!chart.clientWidth || !height) return;
    figure.layout.autosize = false;
    figure.layout.width = chart.clientWidth / scale;
    figure.layout.height = slide && !kept.tall ? height / scale : natural;
    drawn.style.cssText =
      `width:${figure.layout.width}px;height:${figure.layout.height}px;transform:scale(${scale});transform-origin:0 0`;
    if (!kept.tall) thin(figure.layout);
    moduleName.newPlot(drawn, figure.data, figure.layout, { staticPlot: true, displayModeBar: false });
  }

  /* Fewer names under an axis where they would run into each other; the last one stays. */
  function thin(layout) {
    const { ticktext: names, tickvals: places, range } = layout.xaxis;
    if (!names || places.length < 2) return;
    const widest = Math.max(...names.flatMap((name) => name.split("<br>").map((line) => line.length)));
    const apart = ((places[1] - places[0]) / (range[1] - range[0])) * (layout.width - EDGE - layout.margin.l - layout.margin.r);
    const step = Math.ceil(((widest + 1) * A_NAME) / Math.max(1, apart));
    const stays = (_, place) => (names.length - 1 - place) % step === 0;
    layout.xaxis.tickvals = places.filter(stays);
    layout.xaxis.ticktext = names.filter(stays);
  }

  function fit(slide) {
    const body = one(`#${slide.id} .body`);
    const words = one(`#${slide.id} .words`);
    const over = () =>
      body.scrollHeight > body.clientHeight + 1 || words.scrollHeight > words.clientHeight + 1 ||
      slide.scrollHeight > slide.clientHeight + 1;
    let size = 1;
    slide.style.setProperty("--fit", size);
    while (over() && size > SMALLEST) slide.style.setProperty("--fit", (size -= 0.04));
    if (over()) body.setAttribute("tabindex", "0");
    else body.removeAttribute("tabindex");
  }

  function render() {
    const place = root.dataset.view === "reading" ? reading : here;
    if (place === here) fit(here);
    all(".chart", place).forEach(draw);
  }

  /* Which slide is shown. */
  function show(slide, address = true) {
    if (root.dataset.view === "slides" && slide === here && slide.classList.contains("shown")) return;
    here = slide;
    root.dataset.view = "slides";
    slides.forEach((other) => other.classList.toggle("shown", other === slide));
    all(".panel").forEach((panel) => (panel.hidden = true));
    overview.hidden = black.hidden = true;
    if (address) history.replaceState(null, "", "#" + slide.id);
    one('[data-do="cut"]').hidden = cuts().length < 2;
    ["table", "notes"].forEach((name) => (one(`[data-do="${name}"]`).hidden = !panelOf(name)));
    render();
    one("#heard").textContent = `${slide.dataset.number} / ${main.length}: ${one(`#${slide.id} h1`).textContent}`;
  }

  const cuts = () => slides.filter((slide) => slide.dataset.number === here.dataset.number);
  const panelOf = (name) => here.querySelector(`[data-panel="${name}"]`);
  const at = () => main.indexOf(cuts()[0]);
  const jump = (place) => show(main[Math.max(0, Math.min(main.length - 1, place))]);

  /* To the next slide of the published papers; another is reached by its number or from the overview. */
  function move(step) {
    if (!began) began = Date.now();
    let place = at() + step;
    while (main[place]?.hasAttribute("data-outside")) place += step;
    if (main[place]) jump(place);
  }

  function fold(name) {
    const panel = panelOf(name);
    if (!panel) return;
    const opening = panel.hidden;
    all(".panel", here).forEach((other) => (other.hidden = true));
    panel.hidden = !opening;
  }

  const doing = {
    back: () => move(-1),
    forward: () => move(1),
    first: () => jump(0),
    last: () => jump(main.length - 1),
    table: () => fold("table"),
    notes: () => fold("notes"),
    cut: () => show(cuts()[(cuts().indexOf(here) + 1) % cuts().length]),
    black: () => (black.hidden = !black.hidden),
    full: () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen()),
    overview: () => {
      overview.hidden = !overview.hidden;
      if (!overview.hidden) one("#find").focus();
    },
    leave: () => {
      const open = !overview.hidden || !black.hidden || all(".panel", here).some((panel) => !panel.hidden);
      overview.hidden = black.hidden = true;
      all(".panel", here).forEach((panel) => (panel.hidden = true));
      if (!open) show(cuts()[0]);
    },
  };
  const KEYS = {
    ArrowRight: "forward", PageDown: "forward", " ": "forward", ArrowLeft: "back", PageUp: "back", Home: "first",
    End: "last", o: "overview", b: "black", ".": "black", n: "notes", t: "table", d: "cut", f: "full", Escape: "leave",
  };

  document.addEventListener("keydown", (event) => {
    if (root.dataset.view !== "slides" || event.ctrlKey || event.altKey || event.metaKey) return;
    const name = event.key.length > 1 ? event.key : event.key.toLowerCase();
    if (!overview.hidden) return name === "Escape" ? doing.leave() : undefined;
    if (!black.hidden) {
      event.preventDefault();
      return doing.black();
    }
    if (event.target.closest("button, a") && (name === "Enter" || name === " ")) return;
    if (/^\d$/.test(name)) typed += name;
    else if (name === "Enter" && typed) jump(Number(typed) - 1);
    if (!/^\d$/.test(name)) typed = "";
    if (!KEYS[name]) return;
    event.preventDefault();
    root.classList.add("quiet");
    doing[KEYS[name]]();
  });

  keys.addEventListener("click", (event) => {
    const name = event.target.dataset.do;
    if (name) doing[name]();
  });
  black.addEventListener("click", doing.black);
  document.addEventListener("pointermove", () => root.classList.remove("quiet"));
  one("#find").addEventListener("input", (event) => {
    const words = event.target.value.toLowerCase();
    all("li", overview).forEach((line) => (line.hidden = !line.textContent.toLowerCase().includes(words)));
  });
  all("a", overview).forEach((link) => link.addEventListener("click", (event) => {
    event.preventDefault();
    overview.hidden = true;
    show(one(link.hash));
  }));

  /* The address names a slide, or a place of the document. */
  function route() {
    const named = location.hash.slice(1);
    if (named.startsWith("reading")) {
      root.dataset.view = "reading";
      render();
      one("#" + CSS.escape(named))?.scrollIntoView();
    } else show(slides.find((slide) => slide.id === named) || here, false);
  }

  addEventListener("hashchange", route);
  addEventListener("resize", render);
  dark.addEventListener("change", render);
  addEventListener("beforeprint", () => {
    printing = true;
    folded = all("details:not([open])", reading);
    folded.forEach((details) => (details.open = true));
    root.classList.add("printing");
    root.style.setProperty("--printed", PRINTED + "px");
    all(".chart", root.dataset.view === "reading" ? reading : one("#slides")).forEach(draw);
  });
  addEventListener("afterprint", () => {
    printing = false;
    folded.forEach((details) => (details.open = false));
    root.classList.remove("printing");
    render();
  });
  setInterval(() => {
    const gone = began ? Math.floor((Date.now() - began) / 1000) : 0;
    one("#clock").textContent = `${Math.floor(gone / 60)}:${String(gone % 60).padStart(2, "0")}`;
  }, 1000);
  root.classList.add("live");
  root.dataset.view = "slides";
  if (slides.length) route();
  else location.hash = "reading";
})();
