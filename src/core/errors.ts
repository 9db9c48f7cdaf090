/** Values for the placeholders of a words key. */
export type ReasonValues = Readonly<Record<string, string | number>>;

/**
 * The thing does not exist, or does not exist for this actor; the two are never told apart,
 * so that nothing leaks about another programme. Becomes 404.
 */
export class NotFound extends Error {
  override readonly name = 'NotFound';
  readonly status = 404;
  /** What was looked for, in code words ('referral'); for the log, not for the page. */
  readonly what: string;

  constructor(what: string) {
    super(`${what} not found`);
    this.what = what;
  }
}

/** The actor may see this but may not do it. `reasonKey` is a words key. Becomes 403. */
export class Forbidden extends Error {
  override readonly name = 'Forbidden';
  readonly status = 403;
  readonly reasonKey: string;

  constructor(reasonKey: string) {
    super(`forbidden: ${reasonKey}`);
    this.reasonKey = reasonKey;
  }
}

/**
 * The state does not allow it, whoever asks: a transition that does not exist, a place that is taken.
 * `reasonKey` is a words key, `values` fill its placeholders. Becomes 409.
 *
 * @example throw new Refused('referrals.refused.accept', { state: 'closed' })
 */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status = 409;
  readonly reasonKey: string;
  readonly values: ReasonValues;

  constructor(reasonKey: string, values: ReasonValues = {}) {
    super(`refused: ${reasonKey}`);
    this.reasonKey = reasonKey;
    this.values = values;
  }
}

/**
 * Someone else saved the same thing first. Both texts are kept, so that the page can show
 * them side by side and nothing typed is lost. Becomes 409.
 */
export class Stale extends Error {
  override readonly name = 'Stale';
  readonly status = 409;
  /** What this actor tried to save. */
  readonly yours: string;
  /** What is saved now. */
  readonly theirs: string;

  constructor(texts: { readonly yours: string; readonly theirs: string }) {
    super('changed by someone else in the meantime');
    this.yours = texts.yours;
    this.theirs = texts.theirs;
  }
}
