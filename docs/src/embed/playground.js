// The playground of the element's attributes: a form that writes the tag, and a model that follows it. All pages load this script,
// because print.html has the playground, too.
const find = (id) => document.getElementById(`try${id}`);
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

/** Whether a field has a value that is not the default of its attribute. The first option of a list is the default. */
const isSet = (field) => (field.options ? field.selectedIndex > 0 : field.value.trim() !== "");

function start(form) {
  const [tag, copy, said] = ["-tag", "-copy", "-said"].map(find);
  const model = document.querySelector("#try ~ div call-model");

  const set = (field) => {
    if (isSet(field)) model.setAttribute(field.name, field.value.trim());
    else model.removeAttribute(field.name);
  };
  const write = () => {
    const written = [...form.elements].filter(isSet).map(({ name, value }) => ` ${name}="${escaped(value.trim())}"`);
    tag.textContent = `<call-model${written.join("")}></call-model>`;
    said.textContent = "";
  };

  form.addEventListener("input", ({ target: field }) => {
    // A click in the model adds a step to the form, which the attribute does not have.
    set(form.elements.steps);
    set(field);
    write();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  // A click on a request in the model adds a step.
  model.addEventListener("call-model-step", ({ detail }) => {
    form.elements.steps.value = detail.steps;
    write();
  });
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(tag.textContent);
      said.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(tag);
      said.textContent = "Not allowed: press Ctrl+C or ⌘C";
    }
  });
}

const form = find("");
if (form) start(form);
