"use strict";
// Builds the whole page from the JSON beside it. Text reaches the page as text nodes and attributes only, never as markup.
(() => {
  const NARROW = matchMedia("(max-width: 52rem)");
  const MANY_BLOCKS = 400; // from which the browser lays out only the blocks in view
  const LONG_LIST = 8; // options of a facet before "more"
  const BARS = 12;
  const OVERSCAN = 8; // rows of the table kept beyond the visible ones

  // Small tools

  const read = (id) => {
    const node = document.getElementById(id);
    return node && JSON.parse(node.textContent);
  };
  const make = (node, attributes, children) => {
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === "function") node.addEventListener(name, value);
      else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
    }
    node.append(...children.flat().filter((child) => child !== null && child !== undefined));
    return node;
  };
  const el = (tag, attributes = {}, ...children) => make(document.createElement(tag), attributes, children);
  const svg = (tag, attributes = {}, ...children) =>
    make(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
  const number = (value) => value.toLocaleString("en");
  const count = (value, noun) => `${number(value)} ${noun}${value === 1 ? "" : "s"}`;
  const percent = (share) => `${Math.round(share * 100)} %`;
  const words = (name) => name.replaceAll("_", " ");
  const squeezed = (text) => text.replace(/\s+/g, " ").trim();
  const clipped = (text, length) => {
    const points = [...squeezed(text).slice(0, length * 2 + 2)];
    return points.length > length ? points.slice(0, length - 1).join("") + "…" : points.join("");
  };
  const folded = (text) => text.normalize("NFKC").toLowerCase();
  const languageNames = new Intl.DisplayNames(["en"], { type: "language", fallback: "code" });
  const languageName = (code) => {
    try {
      return languageNames.of(code);
    } catch {
      return code;
    }
  };
  const scriptLanguage = (text) =>
    /[\u3040-\u30ff]/.test(text) ? "ja" : /[\uac00-\ud7af]/.test(text) ? "ko" : /\p{Script=Han}/u.test(text) ? "zh" : null;

  const labels = new Map(read("fields"));
  const label = (field) => labels.get(field) ?? words(field.replace(/^extra\./, "")); // a custom field goes by its own name
  const order = [...labels.keys()];
  const rank = (field) => (order.includes(field) ? order.indexOf(field) : order.length);

  /** One tab stop for many items; arrow keys, Home and End move among them. */
  const roving = (container, selector) => {
    const all = () => [...container.querySelectorAll(selector)].filter((item) => !item.closest("[hidden]"));
    const enter = (item) => {
      for (const other of container.querySelectorAll(`${selector}[tabindex="0"]`)) other.tabIndex = -1;
      if (item) item.tabIndex = 0;
    };
    container.addEventListener("focusin", (event) => {
      if (event.target.matches(selector)) enter(event.target);
    });
    container.addEventListener("keydown", (event) => {
      if (!event.target.matches(selector) || event.altKey || event.ctrlKey || event.metaKey) return;
      const items = all();
      const at = items.indexOf(event.target);
      const next = {
        ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: items.length - 1,
      }[event.key];
      if (next === undefined) return;
      event.preventDefault();
      items[Math.max(0, Math.min(items.length - 1, next))]?.focus();
    });
    return () => {
      const items = all();
      if (!items.some((item) => item.tabIndex === 0)) enter(items[0]);
    };
  };

  // The head

  const themes = ["auto", "light", "dark"];
  const themeButton = el("button", {
    type: "button",
    click: () => {
      const chosen = themes[(themes.indexOf(document.documentElement.dataset.theme ?? "auto") + 1) % themes.length];
      if (chosen === "auto") delete document.documentElement.dataset.theme;
      else document.documentElement.dataset.theme = chosen;
      themeButton.textContent = `Colours: ${chosen}`;
    },
  }, "Colours: auto");
  const heading = el("h1", { tabindex: -1, dir: "auto" });
  const subtitle = el("p", { class: "quiet" });
  const main = el("main");
  document.body.append(el("header", { class: "top" }, heading, subtitle, themeButton), main);

  const show = (title, about, ...content) => {
    card.close();
    heading.textContent = title;
    subtitle.textContent = about;
    main.replaceChildren(...content);
  };

  // The card: all about one fact

  const card = (() => {
    const node = el("aside", { class: "card f", id: "card", "aria-label": "Fact", hidden: true });
    document.body.append(node);
    let anchor = null;
    let origin = null; // where the focus goes back to
    let pinned = false;
    let timer = 0;
    let closing = false;
    let unmark = () => {};

    const place = () => {
      if (!anchor || NARROW.matches) return;
      const box = anchor.getClientRects()[0] ?? anchor.getBoundingClientRect();
      const left = Math.min(box.left, document.documentElement.clientWidth - node.offsetWidth - 16);
      const below = box.bottom + 8 + node.offsetHeight < innerHeight || box.top < node.offsetHeight + 8;
      const top = below ? box.bottom + 8 : box.top - node.offsetHeight - 8;
      node.style.setProperty("--x", `${Math.max(16, left) + scrollX}px`);
      node.style.setProperty("--y", `${top + scrollY}px`);
    };
    const close = () => {
      clearTimeout(timer);
      anchor?.removeAttribute("aria-describedby");
      anchor = null;
      pinned = false;
      node.hidden = true;
      unmark();
      unmark = () => {};
    };
    /** Show facts, the first in full. `mark` highlights its places and gives back what undoes that. */
    const open = (at, doc, facts, { pin = false, from = null, mark }) => {
      close();
      anchor = at;
      origin = from;
      pinned = pin;
      node.className = `card f f-${facts[0].field}`;
      node.replaceChildren(...content(doc, facts, (fact) => {
        const rest = facts.filter((other) => other !== fact);
        open(at, doc, [fact, ...rest], { pin: true, from, mark });
      }));
      node.hidden = false;
      at.setAttribute("aria-describedby", "card");
      unmark = mark(facts[0]);
      place();
    };
    const content = (doc, [fact, ...others], choose) => {
      const rows = [];
      const row = (name, ...value) => rows.push(el("dt", {}, name), el("dd", { dir: "auto" }, ...value));
      for (const [name, value] of fact.details) row(name, value);
      row(
        "confidence",
        percent(fact.confidence),
        svg("svg", { viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" },
          svg("rect", { width: 100, height: 8, fill: "var(--line)" }),
          svg("rect", { width: 100 * fact.confidence, height: 8, fill: "var(--strong)" })),
      );
      row("found by", ...fact.method.split("+").flatMap((name, i) => [i ? ", " : null, el("code", {}, name)]));
      if (fact.language) row("language", languageName(fact.language));
      if (fact.span) row("characters", `${number(fact.span[0])}–${number(fact.span[1])}`);
      if (fact.mentions) row(fact.span ? "said again" : "evidence", count(fact.mentions, "passage"));
      if (doc.postings.length > 1) row("posting", postingTitle(doc, fact.posting));
      return [
        el("button", { type: "button", class: "close", "aria-label": "Close", click: dismiss }, "×"),
        el("h3", {}, label(fact.field)),
        el("p", { class: "normal", dir: "auto" }, fact.normal || clipped(fact.text, 200)),
        fact.text && fact.normal && fact.normal !== fact.text ? el("blockquote", { dir: "auto" }, clipped(fact.text, 600)) : null,
        el("dl", {}, rows),
        others.length
          ? el("div", { class: "also" }, el("span", { class: "quiet" }, "Also here:"),
              others.map((other) => el("button", { type: "button", class: `f f-${other.field}`, dir: "auto", click: () => choose(other) },
                `${label(other.field)}: ${clipped(other.normal || other.text, 80)}`)))
          : null,
      ].filter(Boolean);
    };
    node.addEventListener("pointerenter", () => clearTimeout(timer));
    node.addEventListener("pointerleave", () => leave());
    const leave = () => {
      clearTimeout(timer);
      if (!pinned) timer = setTimeout(close, 200);
    };
    const dismiss = () => {
      const back = origin ?? anchor;
      close();
      closing = true; // the focus that comes back to a mark must not open it again
      back?.focus();
      closing = false;
    };
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !node.hidden) dismiss();
    });
    document.addEventListener("click", (event) => {
      if (!node.hidden && !node.contains(event.target) && !event.target.closest("mark, .fact")) close();
    });
    addEventListener("resize", place);
    return { open, close, leave, stay: () => clearTimeout(timer), isPinned: () => pinned, isClosing: () => closing };
  })();

  // One document

  const postingTitle = (doc, index) => squeezed(doc.postings[index].title) || `Posting ${index + 1}`;
  const summary = (fact) => `${label(fact.field)}: ${clipped(fact.normal || fact.text, 160)}, confidence ${percent(fact.confidence)}`;

  const documentView = (doc, wanted, back) => {
    const fields = [...new Set(doc.facts.map((fact) => fact.field))].sort((a, b) => rank(a) - rank(b));
    const state = { fields: new Set(fields), posting: wanted, least: 0 };
    const marks = doc.facts.map(() => []);
    const buttons = [];
    const isShown = (fact) =>
      state.fields.has(fact.field) && (state.posting < 0 || fact.posting === state.posting) && fact.confidence * 100 >= state.least;

    const highlight = (fact) => {
      const index = doc.facts.indexOf(fact);
      const nodes = [...marks[index], buttons[index]];
      for (const node of nodes) node.classList.add("active");
      return () => nodes.forEach((node) => node.classList.remove("active"));
    };

    // The text, with a mark for each place of a fact; marks nest, and break where they cross.
    const markNode = (mark) => {
      const index = mark < 0 ? ~mark : mark;
      const fact = doc.facts[index];
      const node = el("mark", { class: `f f-${fact.field}${mark < 0 ? " mention" : ""}`, "data-fact": index, tabindex: -1 });
      marks[index].push(node);
      return node;
    };
    let outer = 2; // level of the heading before; those of the text go on from there, without a gap
    const blockNode = ([kind, level, marker, region, ...pieces]) => {
      const node = el("div", { class: `block ${kind} ${region} l${level}`, dir: "auto" });
      if (kind === "heading" || kind === "title") {
        outer = Math.min(6, Math.max(1, level) + 2, outer + 1);
        make(node, { role: "heading", "aria-level": outer }, []);
      }
      const open = [];
      if (marker) node.append(el("span", { class: "marker" }, `${/^[-*+]$/.test(marker) ? "•" : marker} `));
      let sample = "";
      for (const piece of pieces) {
        const [text, ...covering] = typeof piece === "string" ? [piece] : piece;
        if (sample.length < 200) sample += text.slice(0, 200);
        let same = 0;
        while (same < open.length && open[same].mark === covering[same]) same += 1;
        open.length = same;
        for (const mark of covering.slice(same)) {
          const inner = markNode(mark);
          (open.at(-1)?.node ?? node).append(inner);
          open.push({ mark, node: inner });
        }
        (open.at(-1)?.node ?? node).append(text);
      }
      const language = scriptLanguage(sample);
      if (language) node.lang = language;
      return node;
    };
    const text = el("div", { class: doc.blocks?.length > MANY_BLOCKS ? "text many" : "text", id: "text" }, (doc.blocks ?? []).map(blockNode));
    const settleText = roving(text, "mark.on");
    const factsAt = (node) => {
      const found = [];
      for (let mark = node.closest("mark.on"); mark && text.contains(mark); mark = mark.parentElement.closest("mark.on"))
        found.push(doc.facts[mark.dataset.fact]);
      return [...new Set(found)];
    };
    text.addEventListener("pointerover", (event) => {
      const mark = event.target.closest("mark.on");
      if (!mark || event.pointerType !== "mouse" || card.isPinned()) return;
      card.stay();
      card.open(mark, doc, factsAt(mark), { mark: highlight });
    });
    text.addEventListener("pointerout", (event) => {
      if (event.target.closest("mark.on")) card.leave();
    });
    const pin = (mark) => {
      card.open(mark, doc, factsAt(mark), { pin: true, mark: highlight });
      if (NARROW.matches) return;
      const button = buttons[mark.dataset.fact]; // shown in its list beside the text, without moving the text
      const above = button.getBoundingClientRect().top - panel.getBoundingClientRect().top;
      if (above < 0 || above > panel.clientHeight - 60) panel.scrollTop += above - panel.clientHeight / 3;
    };
    text.addEventListener("click", (event) => {
      const mark = event.target.closest("mark.on");
      if (mark && String(getSelection()) === "") pin(mark);
    });
    text.addEventListener("focusin", (event) => {
      if (event.target.matches("mark.on:focus-visible") && !card.isClosing()) pin(event.target);
    });

    // The postings and their facts
    const choose = (index, button) => {
      const mark = marks[index].find((node) => !node.classList.contains("mention")) ?? marks[index][0];
      const fact = doc.facts[index];
      if (!mark) return card.open(button, doc, [fact], { pin: true, mark: highlight });
      mark.scrollIntoView({ block: "center" });
      mark.focus({ preventScroll: true });
      const others = factsAt(mark).filter((other) => other !== fact);
      return card.open(mark, doc, [fact, ...others], { pin: true, from: button, mark: highlight });
    };
    const factButton = (fact, index) => {
      const button = el("button", { type: "button", class: `fact f f-${fact.field}`, tabindex: -1, "data-fact": index, click: () => choose(index, button) },
        el("span", { dir: "auto" }, fact.normal || clipped(fact.text, 300)),
        fact.normal && fact.text && fact.normal !== fact.text ? el("span", { class: "words", dir: "auto" }, clipped(fact.text, 300)) : null,
        el("span", { class: "sure" }, percent(fact.confidence)));
      buttons[index] = button;
      return button;
    };
    const groups = [];
    const sections = doc.postings.map((posting, at) => {
      const section = el("section", { class: "posting" }, el("h3", { dir: "auto" }, postingTitle(doc, at)));
      if (posting.notes.length) section.append(el("p", { class: "quiet" }, posting.notes.map(([name, value]) => `${name}: ${value}`).join(" · ")));
      for (const field of fields) {
        const members = doc.facts.flatMap((fact, index) => (fact.posting === at && fact.field === field ? [index] : []));
        if (!members.length) continue;
        const items = members.map((index) => ({ index, node: el("li", {}, factButton(doc.facts[index], index)) }));
        const node = el("div", {}, el("h4", { class: `f f-${field}` }, label(field)), el("ul", {}, items.map((item) => item.node)));
        groups.push({ node, items });
        section.append(node);
      }
      return section;
    });
    const panel = el("section", { class: "facts", id: "facts", "aria-label": "Facts" },
      el("h2", {}, doc.postings.length ? count(doc.postings.length, "posting") : "No posting was found"), sections);
    const settlePanel = roving(panel, ".fact");

    // Filters; the fields are the legend too
    const status = el("p", { class: "quiet", role: "status" });
    const apply = () => {
      card.close();
      let visible = 0;
      doc.facts.forEach((fact, index) => {
        const shown = isShown(fact);
        visible += shown;
        for (const node of marks[index]) {
          node.classList.toggle("on", shown);
          if (shown) make(node, { role: "group", "aria-label": summary(fact) }, []);
          else for (const name of ["role", "aria-label"]) node.removeAttribute(name);
          if (!shown) node.tabIndex = -1;
        }
      });
      for (const { node, items } of groups) {
        for (const item of items) item.node.hidden = !isShown(doc.facts[item.index]);
        node.hidden = items.every((item) => item.node.hidden);
      }
      sections.forEach((section, at) => (section.hidden = state.posting >= 0 && state.posting !== at));
      status.textContent = `${number(visible)} of ${count(doc.facts.length, "fact")} shown`;
      settleText();
      settlePanel();
    };
    const boxes = fields.map((field) => {
      const box = el("input", { type: "checkbox", checked: true, value: field, change: () => {
        if (box.checked) state.fields.add(field);
        else state.fields.delete(field);
        apply();
      } });
      return box;
    });
    const setAll = (on) => {
      for (const box of boxes) box.checked = on;
      state.fields = new Set(on ? fields : []);
      apply();
    };
    const chips = boxes.map((box) => el("label", { class: `chip f f-${box.value}` }, box, label(box.value),
      el("span", { class: "quiet" }, number(doc.facts.filter((fact) => fact.field === box.value).length))));
    const postings = el("select", { id: "by-posting", change: () => { state.posting = Number(postings.value); apply(); } },
      el("option", { value: -1 }, `All ${count(doc.postings.length, "posting")}`),
      doc.postings.map((_, at) => el("option", { value: at }, clipped(postingTitle(doc, at), 90))));
    postings.value = String(wanted);
    const least = el("output", { for: "by-confidence" }, "0 %");
    const slider = el("input", { type: "range", id: "by-confidence", min: 0, max: 100, step: 5, value: 0, input: () => {
      state.least = Number(slider.value);
      least.textContent = `${slider.value} %`;
      apply();
    } });
    const filters = el("details", { class: "filters", open: !NARROW.matches }, el("summary", {}, "Legend and filters"),
      el("div", {},
        el("fieldset", {}, el("legend", {}, "Fields"), el("div", { class: "chips" }, chips,
          el("button", { type: "button", click: () => setAll(true) }, "All"), el("button", { type: "button", click: () => setAll(false) }, "None"))),
        doc.postings.length > 1 ? el("div", {}, el("label", { class: "name", for: "by-posting" }, "Posting"), postings) : null,
        el("div", {}, el("label", { class: "name", for: "by-confidence" }, "Confidence at least"), slider, " ", least),
        status));
    apply();

    const reading = doc.blocks
      ? el("section", { "aria-label": "Text" }, el("h2", {}, "Text as read"), doc.blocks.length ? text : el("p", { class: "quiet" }, "The document holds no visible text."))
      : null;
    const about = [doc.uri !== doc.name ? doc.uri : null, doc.media_type, count(doc.length, "character"),
      doc.languages.map(([code, share]) => `${languageName(code)} ${percent(share)}`).join(", ")];
    show(doc.name, about.filter(Boolean).join(" · "),
      back ?? "",
      ...(doc.blocks ? [el("a", { class: "skip", href: "#text" }, "Skip to the text")] : []),
      ...(doc.warnings.length ? [el("ul", { class: "warnings", "aria-label": "Notices" }, doc.warnings.map(([code, message]) => el("li", {}, `${code}: ${message}`)))] : []),
      ...(doc.facts.length ? [filters] : []),
      ...(doc.blocks ? [] : [el("p", { class: "warnings" }, "The text of this document is not part of the report; the facts are shown without it.")]),
      el("div", { class: doc.blocks ? "reader" : "reader bare" }, ...[reading, panel].filter(Boolean)));
  };

  // Charts: plain SVG, with the figures in their label

  const chart = (title, hue, drawing, figures) => {
    const said = figures.slice(0, BARS).map(([name, value]) => `${name} ${value}`).join(", ");
    make(drawing, { role: "img", "aria-label": `${title}: ${said || "nothing"}` }, []);
    return el("figure", { class: `hue-${hue}` }, el("h2", {}, title), figures.length ? drawing : el("p", { class: "quiet" }, "Nothing to show."));
  };
  const tally = (rows, pick) => {
    const totals = new Map();
    for (const row of rows) for (const value of pick(row)) totals.set(value, (totals.get(value) ?? 0) + 1);
    return [...totals].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  };
  const bars = (figures) => {
    const most = figures[0]?.[1] ?? 1;
    return svg("svg", { height: figures.length * 25 }, figures.map(([name, value], i) =>
      svg("g", { transform: `translate(0 ${i * 25})` },
        svg("title", {}, `${name}: ${value}`),
        svg("text", { y: 12 }, clipped(name, 40)),
        svg("text", { x: "100%", y: 12, "text-anchor": "end" }, number(value)),
        svg("rect", { class: "track", y: 16, width: "100%", height: 4, rx: 2 }),
        svg("rect", { class: "bar", y: 16, width: `${(100 * value) / most}%`, height: 4, rx: 2 }))));
  };
  const isMonth = (month) => /^\d{4}-\d{2}$/.test(month);
  const monthly = (figures) => {
    const dated = figures.filter(([month]) => isMonth(month)).sort();
    if (!dated.length) return [];
    const ordinal = (month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
    const totals = new Map(dated);
    // Years in between that no document names would make the columns too thin to see.
    const last = ordinal(dated.at(-1)[0]);
    const first = ordinal(dated[0][0]);
    if (last - first >= 48) {
      const years = new Map();
      for (const [month, value] of dated) years.set(month.slice(0, 4), (years.get(month.slice(0, 4)) ?? 0) + value);
      return [...years];
    }
    return Array.from({ length: last - first + 1 }, (_, i) => {
      const month = `${Math.floor((first + i) / 12)}-${String(((first + i) % 12) + 1).padStart(2, "0")}`;
      return [month, totals.get(month) ?? 0];
    });
  };
  const columns = (figures) => {
    const most = Math.max(1, ...figures.map(([, value]) => value));
    const step = Math.min(12, 100 / Math.max(1, figures.length)); // percent of the width
    const every = Math.ceil(figures.length / 6);
    return svg("svg", { height: 200 },
      svg("line", { class: "grid", x1: 0, x2: "100%", y1: 175, y2: 175 }),
      figures.map(([name, value], i) => {
        const tall = (150 * value) / most;
        return svg("g", {},
          svg("title", {}, `${name}: ${value}`),
          svg("rect", { class: "bar", x: `${(i + 0.12) * step}%`, width: `${step * 0.76}%`, y: 175 - tall, height: tall, rx: 1 }),
          value && step > 3.5 ? svg("text", { x: `${(i + 0.5) * step}%`, y: 170 - tall, "text-anchor": "middle" }, number(value)) : null,
          i % every === 0 ? svg("text", { x: `${(i + 0.12) * step}%`, y: 192 }, name) : null);
      }));
  };
  const map = (figures, places, land) => {
    const lines = [];
    for (let x = 0; x <= 720; x += 60) lines.push(`M${x} 10V300`);
    for (let y = 60; y <= 300; y += 60) lines.push(`M0 ${y}H720`);
    return svg("svg", { class: "map", viewBox: "0 10 720 290" },
      svg("path", { class: "land", d: land }),
      svg("path", { class: "grid", d: lines.join("") }),
      figures.filter(([name]) => places.has(name)).map(([name, value]) => {
        const [latitude, longitude] = places.get(name);
        return svg("circle", { class: "spot", cx: 2 * (180 + longitude), cy: 2 * (90 - latitude), r: Math.min(24, 3 + 1.6 * Math.sqrt(value)) },
          svg("title", {}, `${name}: ${value}`));
      }));
  };

  // A batch

  const batchView = (index) => {
    const rows = index.rows;
    const places = new Map(index.places.map(([name, latitude, longitude]) => [name, [latitude, longitude]]));
    for (const row of rows) {
      const month = row.deadline.slice(0, 7);
      row.month = row.deadline.startsWith("--") ? "without a year" : month;
      row.name = index.documents[row.document].name;
      row.words = folded([row.title, row.name, row.field, row.deadline,
        ...row.types.map(words), ...row.employers, ...row.places, ...row.supervisors, ...row.topics, ...row.skills].join("\n"));
    }
    const facets = [
      { key: "countries", title: "Country", of: (row) => row.countries, name: (code) => index.countries[code] ?? code },
      { key: "types", title: "Position type", of: (row) => row.types, name: words },
      { key: "field", title: "Field of research", of: (row) => (row.field ? [row.field] : []) },
      { key: "languages", title: "Language", of: (row) => row.languages, name: languageName },
      { key: "month", title: "Deadline", of: (row) => (row.month ? [row.month] : []), chronological: true },
    ];
    for (const facet of facets) {
      facet.chosen = new Set();
      facet.values = rows.map((row) => (facet.of(row).length ? facet.of(row) : [""]));
    }
    const state = { query: [], sort: null, descending: false, found: rows };

    // Facets
    const facetNodes = facets.map((facet) => {
      facet.list = el("div");
      facet.more = el("button", { type: "button", "aria-expanded": "false", click: () => { facet.open = !facet.open; update(); } });
      facet.node = el("fieldset", {}, el("legend", {}, facet.title), facet.list, facet.more);
      return facet.node;
    });
    const options = (facet, totals) => {
      const named = (value) => (value === "" ? "not stated" : (facet.name?.(value) ?? value));
      const sorted = [...totals].sort((a, b) =>
        (a[0] === "") - (b[0] === "") || (facet.chronological ? isMonth(b[0]) - isMonth(a[0]) || (a[0] < b[0] ? -1 : 1) : b[1] - a[1] || (named(a[0]) < named(b[0]) ? -1 : 1)));
      const shown = sorted.filter(([value], i) => facet.open || i < LONG_LIST || facet.chosen.has(value));
      const focused = facet.list.contains(document.activeElement) ? document.activeElement.value : null;
      facet.list.replaceChildren(...shown.map(([value, total]) => {
        const box = el("input", { type: "checkbox", value, change: () => {
          if (box.checked) facet.chosen.add(value);
          else facet.chosen.delete(value);
          update();
        } });
        box.checked = facet.chosen.has(value);
        return el("label", {}, box, named(value), el("span", { class: "count" }, number(total)));
      }));
      if (focused !== null) [...facet.list.querySelectorAll("input")].find((box) => box.value === focused)?.focus();
      facet.more.hidden = sorted.length <= LONG_LIST;
      facet.more.textContent = facet.open ? "fewer" : `${sorted.length - LONG_LIST} more`;
      facet.more.setAttribute("aria-expanded", String(Boolean(facet.open)));
    };

    // The table: only the rows in view are in the page
    const heads = [
      ["title", "Posting", (row) => folded(row.title)], ["type", "Type", (row) => row.types[0] ?? ""],
      ["employer", "Employer", (row) => folded(row.employers[0] ?? "")], ["where", "Where", (row) => row.places[0] ?? ""],
      ["field", "Field of research", (row) => row.field], ["deadline", "Deadline", (row) => row.deadline],
    ];
    const headNodes = heads.map(([key, title, value]) => el("div", { role: "columnheader", class: key, "aria-sort": "none" },
      el("button", { type: "button", click: () => {
        state.descending = state.sort === value && !state.descending;
        state.sort = value;
        update();
      } }, title)));
    const body = el("div", { class: "rows", role: "rowgroup" });
    const scroll = el("div", { class: "scroll", role: "presentation", scroll: () => draw(), keydown: (event) => move(event) }, body);
    const table = el("div", { class: "table", role: "table", "aria-label": "Postings", "aria-colcount": heads.length },
      el("div", { class: "head", role: "rowgroup" }, el("div", { class: "row", role: "row", "aria-rowindex": 1 }, headNodes)), scroll);
    const drawn = new Map();
    let current = 0; // the row that Tab leads to
    let height = 56;
    let printing = false;
    const rowNode = (at) => {
      const row = state.found[at];
      const cell = (name, ...content) => el("div", { class: `cell ${name}`, role: "cell", dir: "auto" }, ...content);
      const node = el("div", { class: "row", role: "row", "aria-rowindex": at + 2 },
        cell("title", el("a", { href: `#document=${row.document}&posting=${row.posting}`, "data-at": at, tabindex: -1 }, squeezed(row.title) || "(untitled)"),
          el("span", { class: "quiet" }, ` ${row.name}`)),
        cell("type", row.types.map(words).join(", ")), cell("employer", row.employers.join("; ")),
        cell("where", row.places.join("; ")), cell("field", row.field), cell("deadline", row.deadline));
      node.style.transform = `translateY(${at * height}px)`;
      return node;
    };
    const draw = () => {
      const first = printing ? 0 : Math.max(0, Math.floor(scroll.scrollTop / height) - OVERSCAN);
      const end = printing ? state.found.length : Math.min(state.found.length, Math.ceil((scroll.scrollTop + scroll.clientHeight) / height) + OVERSCAN);
      for (const [at, node] of drawn) {
        if ((at < first || at >= end) && !node.contains(document.activeElement)) {
          node.remove();
          drawn.delete(at);
        }
      }
      const kept = [...drawn.keys()].sort((a, b) => a - b);
      let next = kept.length ? drawn.get(kept[0]) : null;
      while (next && kept.length && kept[0] < first) next = drawn.get(kept.shift()).nextSibling;
      for (let at = first; at < end; at += 1) {
        const node = drawn.get(at);
        if (node) next = node.nextSibling;
        else {
          drawn.set(at, rowNode(at));
          body.insertBefore(drawn.get(at), next);
        }
      }
      const stop = drawn.has(current) ? current : first;
      for (const [at, node] of drawn) node.querySelector("a").tabIndex = at === stop ? 0 : -1;
    };
    const redraw = () => {
      height = parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--row")) * parseFloat(getComputedStyle(document.documentElement).fontSize);
      body.style.height = `${state.found.length * height}px`;
      body.replaceChildren();
      drawn.clear();
      draw();
    };
    const move = (event) => {
      const at = Number(event.target.dataset?.at);
      const page = Math.max(1, Math.floor(scroll.clientHeight / height) - 1);
      const next = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: at - page, Home: 0, End: state.found.length - 1 }[event.key];
      if (Number.isNaN(at) || next === undefined) return;
      event.preventDefault();
      current = Math.max(0, Math.min(state.found.length - 1, next));
      if (current * height < scroll.scrollTop) scroll.scrollTop = current * height;
      else if ((current + 1) * height > scroll.scrollTop + scroll.clientHeight) scroll.scrollTop = (current + 1) * height - scroll.clientHeight;
      draw();
      drawn.get(current)?.querySelector("a").focus({ preventScroll: true });
    };
    body.addEventListener("focusin", (event) => {
      if (event.target.dataset.at) current = Number(event.target.dataset.at);
    });

    // Search, counts and charts
    const status = el("p", { role: "status" });
    const charts = el("div");
    const update = () => {
      const found = [];
      const totals = facets.map(() => new Map());
      rows.forEach((row, at) => {
        if (!state.query.every((word) => row.words.includes(word))) return;
        const misses = facets.filter((facet) => facet.chosen.size && !facet.values[at].some((value) => facet.chosen.has(value)));
        if (!misses.length) found.push(row);
        // What an option would find if it were chosen too: the other facets hold, its own does not.
        facets.forEach((facet, i) => {
          if (misses.length && (misses.length > 1 || misses[0] !== facet)) return;
          for (const value of facet.values[at]) totals[i].set(value, (totals[i].get(value) ?? 0) + 1);
        });
      });
      facets.forEach((facet, i) => {
        for (const value of facet.chosen) if (!totals[i].has(value)) totals[i].set(value, 0);
        options(facet, totals[i]);
      });
      if (state.sort) {
        const sign = state.descending ? -1 : 1;
        const keys = new Map(found.map((row) => [row, state.sort(row)]));
        // What is not stated comes last, whichever way.
        found.sort((a, b) => (keys.get(a) === "") - (keys.get(b) === "") || sign * (keys.get(a) < keys.get(b) ? -1 : keys.get(a) > keys.get(b) ? 1 : 0));
      }
      state.found = found;
      headNodes.forEach((node, i) => node.setAttribute("aria-sort", state.sort !== heads[i][2] ? "none" : state.descending ? "descending" : "ascending"));
      table.setAttribute("aria-rowcount", found.length + 1);
      status.textContent = found.length === rows.length ? count(rows.length, "posting") : `${number(found.length)} of ${count(rows.length, "posting")}`;
      scroll.scrollTop = 0;
      current = 0;
      redraw();
      drawCharts();
    };
    const drawCharts = () => {
      if (!chartBox.open) return;
      const topics = tally(state.found, (row) => row.topics).slice(0, BARS);
      const skills = tally(state.found, (row) => row.skills).slice(0, BARS);
      const where = tally(state.found, (row) => row.places);
      const when = monthly(tally(state.found, (row) => (row.month ? [row.month] : [])));
      const undated = state.found.filter((row) => !isMonth(row.month)).length;
      const placed = chart("Places", "places", map(where, places, index.land), where);
      placed.append(el("p", { class: "quiet" }, where.slice(0, 8).map(([name, value]) => `${name} ${number(value)}`).join(" · ")));
      const dated = chart("Deadlines", "deadlines", columns(when), when);
      dated.append(el("p", { class: "quiet" }, undated ? `${count(undated, "posting")} without a month` : ""));
      charts.replaceChildren(placed, dated, chart("Topics", "topics", bars(topics), topics), chart("Skills", "skills", bars(skills), skills));
    };
    const chartBox = el("details", { class: "charts wide", open: true, toggle: () => drawCharts() }, el("summary", {}, "Charts"), charts);
    let waiting = 0;
    const search = el("input", { type: "search", id: "search", placeholder: "Title, employer, place, topic, skill, name …", input: () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        state.query = folded(search.value).split(/\s+/).filter(Boolean);
        update();
      }, 80);
    } });
    const listed = (title, items) => (items.length ? [el("details", { class: "also-here wide" }, el("summary", {}, title), el("ul", {}, items))] : []);
    const silent = index.documents.flatMap((doc, at) => (doc.postings ? [] : [at]));
    const shownSilent = silent.slice(0, 500).map((at) => el("li", {}, el("a", { href: `#document=${at}`, dir: "auto" }, index.documents[at].uri ?? index.documents[at].name)));
    const failures = index.errors.map((error) => el("li", { dir: "auto" }, `${error.uri}: ${error.message} (${error.code})`));
    const view = el("div", { class: "batch" },
      el("div", { class: "search wide", role: "search" }, el("label", { for: "search" }, "Search"), search, status),
      chartBox,
      el("details", { class: "facets", open: !NARROW.matches }, el("summary", {}, "Narrow down"), facetNodes),
      table,
      ...listed(`${count(silent.length, "document")} without a posting`, shownSilent),
      ...listed(`${count(index.failed, "document")} failed`, failures));
    const withText = index.documents.filter((doc) => doc.text).length;
    const about = [count(index.documents.length, "document"), count(rows.length, "posting"), count(rows.reduce((sum, row) => sum + row.facts, 0), "fact"),
      index.failed ? `${number(index.failed)} failed` : null, withText < index.documents.length ? `${number(withText)} with their text` : null];
    addEventListener("beforeprint", () => { printing = view.isConnected; draw(); });
    addEventListener("afterprint", () => { printing = false; redraw(); });
    NARROW.addEventListener("change", () => view.isConnected && redraw());
    addEventListener("resize", () => view.isConnected && draw());
    let place = [0, 0, null];
    update();
    return {
      show: () => {
        show(index.name, about.filter(Boolean).join(" · "), view);
        scroll.scrollTop = place[1];
        redraw();
        scrollTo({ top: place[0], behavior: "instant" });
        drawn.get(place[2])?.querySelector("a").focus({ preventScroll: true });
      },
      leave: () => (place = [scrollY, scroll.scrollTop, current]),
    };
  };

  // Which view

  const index = read("index");
  if (!index) {
    documentView(read("document-0"), -1, null);
    return;
  }
  const batch = batchView(index);
  let inBatch = false;
  const route = () => {
    const asked = new URLSearchParams(location.hash.slice(1));
    const doc = asked.has("document") ? read(`document-${Number(asked.get("document"))}`) : null;
    if (doc) {
      if (inBatch) batch.leave();
      inBatch = false;
      const posting = Number(asked.get("posting") ?? -1);
      const wanted = doc.postings.length > 1 && doc.postings[posting] ? posting : -1;
      documentView(doc, wanted, el("a", { class: "back", href: "#" }, "← All postings"));
      scrollTo({ top: 0, behavior: "instant" });
      heading.focus({ preventScroll: true });
    } else if (!inBatch && (!location.hash || location.hash === "#" || !main.hasChildNodes())) {
      inBatch = true;
      batch.show();
    }
  };
  addEventListener("hashchange", route);
  route();
})();
