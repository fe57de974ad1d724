// The element in a program without a framework.
import { CallModel, type CallModelAnswer, type CallModelSelect } from "call-model";

const model = document.querySelector("call-model")!;
export const same: CallModel = model;
model.view = "ladder";
model.steps = null;
Object.assign(model, { at: 2, steps: "release A" });
export const at: number = model.at;
model.addEventListener("call-model-select", ({ detail }) => detail satisfies CallModelSelect);
model.ask = "event:A";
model.addEventListener("call-model-answer", ({ detail }) => detail satisfies CallModelAnswer);
// @ts-expect-error: another view
model.view = "sideways";
