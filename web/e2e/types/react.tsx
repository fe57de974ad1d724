// The tag in JSX of React: what compiles, and what does not.
import type { CallModel, CallModelStep } from "call-model";

const detail: CallModelStep = { at: 1, steps: "release A" };
const ref: { current: CallModel | null } = { current: null };

export const usual = <call-model key="a" ref={ref} id="call" className="wide" parties="A B C" view="ladder" theme="dark" lang="de" />;
export const spread = <call-model parties="A B C" {...detail} />;
export const listening = <call-model oncall-model-step={({ detail }) => detail.steps.length} oncall-model-select={({ detail }) => detail.receiver} />;
export const asking = <call-model ask="event:A" hint="Who left?" oncall-model-answer={({ detail }) => detail.attempts} />;
export const inside = <call-model><figure /></call-model>;
// @ts-expect-error: another view
export const sideways = <call-model view="sideways" />;
// @ts-expect-error: a number
export const number = <call-model parties={3} />;
// @ts-expect-error: another attribute
export const wrong = <call-model partys="A B C" />;
