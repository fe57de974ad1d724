/** The view of the element. */
export type CallModelView = "both" | "ladder" | "tables";

/** The controls for the reader: all, the number of steps done, or none. */
export type CallModelControls = "full" | "step" | "none";

/** The colour scheme: that of the page or the device, or a fixed one. */
export type CallModelTheme = "auto" | "light" | "dark";

/** The detail of `call-model-step`. */
export interface CallModelStep {
  /** The number of steps done. */
  at: number;
  /** The steps done, in the syntax of the attribute `steps`. */
  steps: string;
}

/** The detail of `call-model-select`. */
export interface CallModelSelect {
  /** The step of the selected event or request, counted from 1; null without a selection. */
  step: number | null;
  /** The DN that receives the selected event; null for a request, and without a selection. */
  receiver: string | null;
}

/** The detail of `call-model-answer`. */
export interface CallModelAnswer {
  /** The question: its call and what is asked. The same question has the same id for ever. */
  id: string;
  /** The kind of the question. */
  kind: "event" | "value" | "request" | "difference" | "fault" | "handler";
  /** The place of the answer among the choices, counted from 0; null if the answer was only shown. */
  answer: number | null;
  /** Whether the answer is right. */
  right: boolean;
  /** The number of answers so far, with this one. */
  attempts: number;
}

/** The events of the element, by name. */
export interface CallModelEventMap {
  "call-model-step": CustomEvent<CallModelStep>;
  "call-model-select": CustomEvent<CallModelSelect>;
  "call-model-answer": CustomEvent<CallModelAnswer>;
}

/** The values of the properties. A missing attribute reads as its default; `null` removes it. */
export interface CallModelAttributes {
  /** The DNs of the call, separated by spaces. */
  parties: string | null;
  /** The requests, separated by commas: `delete B by A, release C`. */
  steps: string | null;
  /** The ConnID, 1 to 16 hexadecimal digits. */
  conn: string | null;
  /** Whether optional attributes, which T-Server may leave out, are shown: `show` or `omit`. */
  optional: "show" | "omit" | "" | null;
  /** The view. Default: `both`. */
  view: CallModelView | null;
  /** The controls for the reader. Default: `full`. */
  controls: CallModelControls | null;
  /** The colour scheme. Default: `auto`. */
  theme: CallModelTheme | null;
  /** The question about the last step, in place of the call: `value:A.ThirdPartyDN`, `event:A`, `request`, `difference:release B`, `fault:1`, `handler:third-party-left`. The model makes and marks it. */
  ask: string | null;
  /** The hint of the question. Default: its own. */
  hint: string | null;
  /** The address of an Explore page to link to, with the call and its step. Default: that of `<meta name="call-model-explore">`; without it, and if empty, there is no link. */
  explore: string | null;
}

/** A live model of a call: the events that each party receives on a release. */
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
  get ask(): string;
  set ask(value: string | null);
  get hint(): string;
  set hint(value: string | null);
  get explore(): string;
  set explore(value: string | null);
  /** The number of steps done. It can't be set: a value is ignored. */
  get at(): number;
  set at(value: unknown);

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

/** The attributes of the tag in the template of a framework. */
export interface CallModelTag extends Partial<CallModelAttributes> {
  /** The language: `en`, `de`, `es` or `ja`. Default: that of the text around the element if it is one of these, else English. */
  lang?: string;
  /** Ignored, so that the detail of `call-model-step` can be spread. */
  at?: unknown;
}

/** The attributes of the tag that listen to its events, as React and Svelte 5 name them. */
export type CallModelListeners = {
  [Name in keyof CallModelEventMap as `on${Name}`]?: (event: CallModelEventMap[Name]) => unknown;
};

declare global {
  interface HTMLElementTagNameMap {
    "call-model": CallModel;
  }

  /** Svelte. */
  namespace svelteHTML {
    interface IntrinsicElements {
      // @ts-ignore: Svelte may not be installed.
      "call-model": Omit<import("svelte/elements").HTMLAttributes<CallModel>, keyof CallModelTag> & CallModelTag & CallModelListeners & {
        [Name in keyof CallModelEventMap as `on:${Name}`]?: (event: CallModelEventMap[Name]) => unknown;
      };
    }
  }
}

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      // @ts-ignore: React may not be installed.
      "call-model": Omit<DetailedHTMLProps<HTMLAttributes<CallModel>, CallModel>, keyof CallModelTag> & CallModelTag & CallModelListeners;
    }
  }
}

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      // @ts-ignore: Preact may not be installed.
      "call-model": Omit<HTMLAttributes<CallModel>, keyof CallModelTag> & CallModelTag & CallModelListeners;
    }
  }
}

declare module "vue" {
  interface GlobalComponents {
    "call-model": new () => CallModel & {
      // @ts-ignore: Vue may not be installed.
      $props: Omit<import("vue").HTMLAttributes, keyof CallModelTag> & CallModelTag;
      $emit: <Name extends keyof CallModelEventMap>(name: Name, event: CallModelEventMap[Name]) => void;
    };
  }
}
