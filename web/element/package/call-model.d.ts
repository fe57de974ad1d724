/** What the element shows. */
export type CallModelView = "both" | "ladder" | "tables";

/** What its reader can change: all, how many of the steps are done, or nothing. */
export type CallModelControls = "full" | "step" | "none";

/** Its colours: those of the reader's device or of the page, or always the same. */
export type CallModelTheme = "auto" | "light" | "dark";

/** What `call-model-step` tells. */
export interface CallModelStep {
  /** How many steps are done. */
  at: number;
  /** Those that are done, in the words of the attribute `steps`. */
  steps: string;
}

/** What `call-model-select` tells. */
export interface CallModelSelect {
  /** The step of the chosen event or request, counted from 1; nothing when none is chosen. */
  step: number | null;
  /** The DN that receives the chosen event; nothing when a request is chosen, or none. */
  receiver: string | null;
}

/** The events of the element, by name. */
export interface CallModelEventMap {
  "call-model-step": CustomEvent<CallModelStep>;
  "call-model-select": CustomEvent<CallModelSelect>;
}

/** What the properties of the element take. An attribute that is not there reads as usual; `null` takes it away. */
export interface CallModelAttributes {
  /** The DNs of the call, between spaces. */
  parties: string | null;
  /** The requests, between commas: `delete B by A, release C`. */
  steps: string | null;
  /** The ConnID, 1 to 16 hexadecimal digits. */
  conn: string | null;
  /** Whether the attributes that T-Server may leave out are shown: `show` or `omit`. */
  optional: "show" | "omit" | "" | null;
  /** What it shows. Usually `both`. */
  view: CallModelView | null;
  /** What its reader can change. Usually `full`. */
  controls: CallModelControls | null;
  /** Its colours. Usually `auto`. */
  theme: CallModelTheme | null;
}

/** What each party of a call is told when one releases it, live. */
export class CallModel extends HTMLElement implements CallModelAttributes {
  get parties(): string;
  set parties(value: string | null);
  get steps(): string;
  set steps(value: string | null);
  get conn(): string;
  set conn(value: string | null);
  get optional(): "show" | "omit" | "";
  set optional(value: "show" | "omit" | "" | null);
  get view(): CallModelView;
  set view(value: CallModelView | null);
  get controls(): CallModelControls;
  set controls(value: CallModelControls | null);
  get theme(): CallModelTheme;
  set theme(value: CallModelTheme | null);
  /** How many steps are done. */
  readonly at: number;

  addEventListener<Name extends keyof CallModelEventMap>(
    type: Name,
    listener: (this: CallModel, event: CallModelEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<Name extends keyof HTMLElementEventMap>(
    type: Name,
    listener: (this: CallModel, event: HTMLElementEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "call-model": CallModel;
  }
}
