import type { Ground, World } from './ground.ts';

/** One line of the table. Times in milliseconds, CPU a request of the measured process. */
export type Row = {
  readonly name: string;
  readonly world: string;
  readonly p50?: number;
  readonly p95?: number;
  readonly p99?: number;
  readonly cpu?: number;
  readonly floorCpu?: number;
  readonly databaseCpu?: number | null;
  /** To the floor of the same run. */
  readonly ratio?: number;
  /** Growth from S to L that the design allows; 1.3 unless said. */
  readonly growth?: number;
  /** What the design asks for. */
  readonly aim: string;
  /** Null where there is nothing to meet. */
  readonly met: boolean | null;
  readonly note?: string;
};

export type Bench = {
  readonly ground: Ground;
  readonly worlds: readonly World[];
  /** Folder for recordings; removed at the end. */
  readonly scratch: string;
  readonly rounds: number;
  readonly requests: number;
  readonly letters: number;
  /** Reminders of a day. */
  readonly messages: number;
  readonly gzip: boolean;
  say(line: string): void;
};

export type Case = { readonly name: string; run(bench: Bench): Promise<readonly Row[]> };
