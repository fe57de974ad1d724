// The attributes of the tag in a template of Svelte.
/// <reference types="svelte" />
import "call-model";
import "svelte/elements";

type Tag = svelteHTML.IntrinsicElements["call-model"];

export const usual: Tag = { parties: "A B C", steps: "release A", at: 1, class: "wide", "oncall-model-step": ({ detail }) => detail.at };
export const older: Tag = { "on:call-model-select": ({ detail }) => detail.receiver };
export const asking: Tag = { ask: "event:A", "oncall-model-answer": ({ detail }) => detail.right };
// @ts-expect-error: another view
export const sideways: Tag = { view: "sideways" };
// @ts-expect-error: another event
export const wrong: Tag = { "on:call-model-steps": () => {} };
