/** A subject that channels follow. `workspace` is null for topics that everyone shares. */
export type Topic = {
  readonly id: string; // kebab-case
  readonly name: string;
  readonly workspace: string | null;
  readonly any: readonly string[]; // phrases; one is enough, if `all` and `places` hold too
  readonly all: readonly (readonly string[])[]; // of each group one phrase must stand in the text
  readonly not: readonly string[]; // none of these may
  readonly people: readonly string[]; // person ids: a mention counts like a phrase of `any`
  readonly places: readonly string[]; // names of places: one must stand in the text too
  readonly propositions: readonly Proposition[];
};

/** A claim that one can support or oppose: "Ukraine should join NATO". */
export type Proposition = {
  readonly id: string; // unique within the topic
  readonly text: string;
  readonly about: string; // the thing it is about, as a noun phrase: "NATO membership for Ukraine"
};

/** Why an article carries a topic: where its words stand. */
export type TopicTag = {
  readonly topicId: string;
  readonly score: number; // 0..1
  readonly evidence: readonly TopicEvidence[];
};

export type TopicEvidence = {
  readonly field: 'title' | 'text';
  readonly start: number;
  readonly end: number;
};
