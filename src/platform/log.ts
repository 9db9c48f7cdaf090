import { type Logger, pino } from 'pino';
import type { LogLevel } from './config.ts';

/**
 * The log. Rule: **no personal data, ever**. A line is a fixed English sentence plus details, and the details are
 * ids, codes, counts, durations and statuses: never a name, an address, a phone number, a date of birth, free text
 * or anything a person typed. A log is copied, forwarded and kept longer than the record it speaks of.
 * The redaction here is the net below that rule, not the rule.
 */
export type Log = {
  debug(details: Details, message: string): void;
  info(details: Details, message: string): void;
  warn(details: Details, message: string): void;
  error(details: Details, message: string): void;
  /** The same log with details that each line carries, such as the id of a request. */
  child(details: Details): Log;
};

/** Short facts about what happened. An error goes under `error`: only its kind, code and place are written. */
export type Details = Readonly<Record<string, unknown>>;

type Options = {
  readonly level: LogLevel;
  /** Where lines go; standard output when not given. */
  readonly write?: (line: string) => void;
  /** Readable lines for a person at a terminal instead of JSON. */
  readonly readable?: boolean;
};

/** Makes the log: JSON lines for machines, one readable line each when a person watches. */
export function createLog({ level, write = toStdout, readable = process.stdout.isTTY }: Options): Log {
  const lines = pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${Temporal.Now.instant().toString({ smallestUnit: 'millisecond' })}"`,
      formatters: { level: label => ({ level: label }) },
    },
    { write: readable ? line => write(`${readableLine(line)}\n`) : write },
  );
  return guarded(lines);
}

function guarded(lines: Logger): Log {
  return {
    debug: (details, message) => lines.debug(safe(details), message),
    info: (details, message) => lines.info(safe(details), message),
    warn: (details, message) => lines.warn(safe(details), message),
    error: (details, message) => lines.error(safe(details), message),
    child: details => guarded(lines.child(safe(details))),
  };
}

function toStdout(line: string): void {
  process.stdout.write(line);
}

const LONGEST = 200;

/** Ids, codes, numbers and short words pass; whatever could hold a person does not. */
function safe(details: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(details).map(([key, value]) => [key, safeValue(key, value)]));
}

const PERSONAL =
  /name|email|phone|mobile|address|postcode|eircode|birth|dob|note|text|body|message|content|password|secret|token|cookie|authori[sz]ation|nhs|ihi|query|values|params/i;

function safeValue(key: string, value: unknown): unknown {
  if (value instanceof Error) return errorFacts(value);
  if (value === null || ['number', 'boolean', 'undefined', 'bigint'].includes(typeof value)) return value;
  if (PERSONAL.test(key)) return '[hidden]';
  if (Array.isArray(value)) return value.slice(0, 20).map(item => safeValue(key, item));
  if (typeof value === 'object') return safe(value as Record<string, unknown>);
  return String(value).slice(0, LONGEST);
}

/**
 * The kind, code and place of an error. Its message is left out: PostgreSQL and parsers repeat the value they did
 * not like. Of PostgreSQL's fields only the names of table, column and constraint are kept.
 */
function errorFacts(error: Error): Record<string, unknown> {
  const fields = error as Error & Record<string, unknown>;
  const kept = ['code', 'table', 'column', 'constraint', 'routine', 'syscall'].filter(
    key => typeof fields[key] === 'string',
  );
  return {
    kind: error.name,
    ...Object.fromEntries(kept.map(key => [key, fields[key]])),
    at: placesOf(error.stack ?? ''),
    ...(error.cause instanceof Error ? { cause: errorFacts(error.cause) } : {}),
  };
}

function placesOf(stack: string): string[] {
  return stack
    .split('\n')
    .filter(line => /^\s+at /.test(line) && !/node:internal/.test(line))
    .slice(0, 8)
    .map(line => line.trim().replace(/file:\/\/\S{0,400}?\/(?=src\/|dist\/|node_modules\/)/, ''));
}

function readableLine(line: string): string {
  const { level, time, msg, ...details } = JSON.parse(line) as Record<string, unknown>;
  const facts = Object.entries(details).map(
    ([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  const mark = level === 'info' ? '' : `${String(level).toUpperCase()} `;
  return [String(time).slice(11, 19), `${mark}${msg}`, ...facts].join('  ');
}
