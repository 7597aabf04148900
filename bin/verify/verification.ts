export type Result = {
  /** The measured number in one line, with the bound it is held to. */
  figure: string;
  ok: boolean;
  /** What stands behind the figure, one fact a line. */
  lines?: string[];
};

/** A promise of the site that a command can put to the test. */
export type Verification = {
  name: string;
  /** One sentence that can be false. */
  promise: string;
  /** Starts what it needs and stops it again. */
  run(args: string[]): Promise<Result>;
};
