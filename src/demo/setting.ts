import type { ReferrerRole } from '../programmes/index.ts';

/** A town or village: routing key or outward code, a point, the area it belongs to, the town people meet in. */
export type Town = {
  readonly code: string;
  readonly lat: number;
  readonly lon: number;
  readonly area: string;
  readonly meets: string;
  readonly roads: readonly string[];
};

export type Referrer = {
  readonly name: string;
  readonly role: ReferrerRole;
  readonly organisation: string;
  readonly email: string;
  readonly phone: string;
};

export type StaffPart = {
  readonly key: string;
  readonly name: string;
  readonly role: 'link_worker' | 'coordinator' | 'administrator';
  /** Their team by name. A programme none of whose staff has one is one team. */
  readonly team?: string;
  readonly areas: readonly string[];
  readonly languages: readonly string[];
  readonly skills: readonly string[];
  readonly capacity: number;
  readonly phone: string;
};

/** Where a programme works and who works there. Every name of a person or organisation is invented. */
export type Setting = {
  readonly slug: string;
  readonly name: string;
  readonly hostName: string;
  readonly region: 'ie' | 'uk';
  readonly areaName: string;
  /** Area and hours in further languages. */
  readonly words: Readonly<Record<string, { readonly area: string; readonly hours: string }>>;
  readonly zone: string;
  readonly phone: string;
  readonly phoneHours: string;
  readonly email: string;
  readonly address: string;
  readonly locales: readonly string[];
  /** Turns the last figures of a fictional number into E.164. */
  readonly phoneOf: (last: string) => string;
  readonly areas: readonly {
    readonly name: string;
    readonly codes: readonly string[];
    readonly at: string;
  }[];
  readonly towns: Readonly<Record<string, Town>>;
  readonly referrers: Readonly<Record<string, Referrer>>;
  readonly staff: readonly StaffPart[];
  readonly names: {
    readonly women: readonly string[];
    readonly men: readonly string[];
    readonly families: readonly string[];
  };
  /** Names of people who came from elsewhere, with the language they are most at home in. */
  readonly newcomers: readonly {
    readonly given: string;
    readonly family: string;
    readonly woman: boolean;
    readonly language: string | null;
  }[];
};
