// The attributes of the tag in a template of Vue.
import "call-model";
import type { GlobalComponents } from "vue";

type Tag = InstanceType<GlobalComponents["call-model"]>;

export const usual: Tag["$props"] = { parties: "A B C", steps: "release A", at: 1, class: "wide", theme: "dark" };
export const emits = (emit: Tag["$emit"], event: CustomEvent<{ at: number; steps: string }>) => emit("call-model-step", event);
export const asking: Tag["$props"] = { ask: "event:A", hint: "Who left?" };
// @ts-expect-error: another view
export const sideways: Tag["$props"] = { view: "sideways" };
