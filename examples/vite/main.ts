import "call-model";

const model = document.querySelector("call-model")!;
const said = document.querySelector("#said")!;

// The package declares the type of `detail`.
model.addEventListener("call-model-step", ({ detail }) => {
  said.textContent = detail.at === 0 ? "Nothing has happened yet." : `After ${detail.at}: ${detail.steps}`;
});
