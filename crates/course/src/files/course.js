// Marks the answers of the course, and reports them to a learning management system (LMS) by SCORM 2004. Without an LMS the page
// works alike, and keeps nothing.

/** What the page says, in its language. */
const said = document.body.dataset;

/** A text with its values. */
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

/** The version of what is kept in `cmi.suspend_data`. */
const VERSION = 1;

/** The most windows around this one, as SCORM has it. */
const MOST_WINDOWS = 500;

/** The API of the LMS: in a window around this one, or around the one that opened it. */
function api() {
  for (const first of [window.parent, window.opener]) {
    let at = first;
    for (let count = 0; at && count < MOST_WINDOWS; count += 1) {
      try {
        if (at.API_1484_11) return at.API_1484_11;
      } catch {
        // A window of another origin.
      }
      if (at === at.parent) break;
      at = at.parent;
    }
  }
  return undefined;
}

/** A session with the LMS. A call that the LMS refuses is told once; the page goes on. */
class Session {
  #api;
  #begin = Date.now();
  #isOpen = false;

  constructor(api) {
    this.#api = api;
    this.#isOpen = this.#does("Initialize", "");
  }

  get isOpen() {
    return this.#isOpen;
  }

  /** The value of an element; empty if it has none. */
  get(element) {
    return this.#isOpen ? this.#api.GetValue(element) : "";
  }

  set(values) {
    for (const [element, value] of Object.entries(values)) {
      if (this.#isOpen) this.#does("SetValue", element, String(value));
    }
  }

  commit() {
    if (this.#isOpen) this.#does("Commit", "");
  }

  /** Ends the session; it can be resumed unless `isDone`. */
  end(isDone) {
    if (!this.#isOpen) return;
    const seconds = Math.round((Date.now() - this.#begin) / 1000);
    this.set({ "cmi.session_time": `PT${seconds}S`, "cmi.exit": isDone ? "normal" : "suspend" });
    this.commit();
    this.#does("Terminate", "");
    this.#isOpen = false;
  }

  #does(name, ...values) {
    if (this.#api[name](...values) === "true") return true;
    const code = this.#api.GetLastError();
    tell(filled(said.refused, { call: `${name} ${values[0]}`, why: `${this.#api.GetErrorString(code)} (${code})` }));
    return false;
  }
}

/** Shows a problem with the LMS, the first one only. */
function tell(text) {
  const place = document.querySelector("#lms");
  place.textContent ||= text;
}

const forms = [...document.querySelectorAll("form.question")];
const letterOf = (form) => form.querySelectorAll("input")[form.dataset.answer].value;
const chosen = (form) => form.querySelector("input:checked");

/** The answers by question: the first one, which counts, and the last one. */
const answers = new Map();
const found = api();
const session = found && new Session(found);

/** Shows what an answer is worth, by sign and word. */
function mark(form) {
  const input = chosen(form);
  const isRight = input.value === letterOf(form);
  const result = form.querySelector(".result");
  const otherCase = input.closest("label").dataset.case;
  result.className = `result ${isRight ? "right" : "wrong"}`;
  result.textContent = isRight ? `✓ ${said.right}` : `✗ ${said.wrong}${otherCase ? ` ${otherCase}` : ""}`;
}

/** Questions answered, and those right at the first try. */
function score() {
  const first = [...answers].filter(([id, { first }]) => first === letterOf(document.getElementById(id)));
  return { all: forms.length, answered: answers.size, right: first.length };
}

function showScore() {
  document.querySelector("#score").textContent = filled(said.score, score());
}

/** Reports an answer, the score, and what is kept for the next visit. */
function report(form, given) {
  const { all, answered, right } = score();
  const count = session.get("cmi.interactions._count") || "0";
  const interaction = {
    id: form.id, type: "choice", timestamp: new Date().toISOString().replace(/\.\d+Z$/, "Z"),
    "correct_responses.0.pattern": letterOf(form), learner_response: given,
    result: given === letterOf(form) ? "correct" : "incorrect",
    description: form.querySelector("legend").textContent.slice(0, 250),
  };
  session.set(Object.fromEntries(Object.entries(interaction).map(([name, value]) => [`cmi.interactions.${count}.${name}`, value])));
  session.set({
    "cmi.score.min": 0, "cmi.score.max": all, "cmi.score.raw": right, "cmi.score.scaled": right / all,
    "cmi.progress_measure": answered / all,
    "cmi.completion_status": answered === all ? "completed" : "incomplete",
    "cmi.location": form.id,
    "cmi.suspend_data": JSON.stringify({ version: VERSION, answers: Object.fromEntries(answers) }),
  });
  if (answered === all) {
    const passing = Number(session.get("cmi.scaled_passing_score") || 0.8);
    session.set({ "cmi.success_status": right / all >= passing ? "passed" : "failed" });
  }
  session.commit();
}

/** Restores the answers of an earlier visit, and goes to the first question without one. */
function resume() {
  const kept = session.get("cmi.suspend_data");
  if (!kept) return;
  try {
    const { version, answers: old } = JSON.parse(kept);
    if (version !== VERSION) throw new Error(`found version ${version}, expected ${VERSION}`);
    for (const form of forms) {
      const input = [...form.querySelectorAll("input")].find((input) => input.value === old[form.id]?.last);
      if (!input) continue;
      answers.set(form.id, old[form.id]);
      input.checked = true;
      mark(form);
    }
  } catch (error) {
    tell(filled(said.unread, { why: error.message }));
    return;
  }
  const next = forms.find((form) => !answers.has(form.id));
  if (answers.size > 0) next?.scrollIntoView();
}

for (const form of forms) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const input = chosen(form);
    if (!input) {
      form.querySelector(".result").textContent = said.choose;
      return;
    }
    answers.set(form.id, { first: answers.get(form.id)?.first ?? input.value, last: input.value });
    mark(form);
    form.querySelector(".answer").open = true;
    showScore();
    if (session?.isOpen) report(form, input.value);
  });
}

if (session?.isOpen) {
  resume();
  // A page that the browser keeps for Back ends, too: an LMS accepts one session per start.
  addEventListener("pagehide", () => session.end(score().answered === forms.length));
}
showScore();

// A closed part is not printed by every browser.
addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((part) => (part.open = true)));
