import type { AppointmentFacts } from './appointment.ts';
import type { CertificateFacts } from './certificate.ts';
import type { GpClosingFacts } from './gp-closing.ts';
import type { PersonClosingFacts } from './person-closing.ts';
import type { PlanFacts } from './plan.ts';
import type { DeclineFacts, FirstContactFacts, ReceiptFacts } from './to-referrer.ts';
import type { WeAreHereFacts } from './we-are-here.ts';
import type { WelcomeFacts } from './welcome.ts';

/** Made-up letters for previews and tests. The people, groups and 020 91x numbers are fiction; the crisis lines are real. */
const letter = {
  programme: {
    name: 'Social prescribing in Clare',
    hostName: 'Fergusside Community Partnership',
    lines: ['3 Mill Lane, Ennis, Co. Clare'],
    phone: '020 915 0100',
  },
  reference: 'HR-2026-0417',
  on: '2026-11-24',
  signer: { name: 'Aoife Hehir', role: 'link_worker' as const },
};

const gp = {
  name: 'Dr Orla Considine',
  lines: ['Abbeyside Surgery', 'Ennis, Co. Clare'],
  greeting: 'Dr Considine',
};
const siobhan = { name: 'Siobhán Garrihy', called: 'Siobhán', born: '1980-03-14' };
const home = { name: 'Siobhán Garrihy', lines: ['12 Cloghleigh Road', 'Ennis, Co. Clare'] };
const call = { name: 'Aoife', phone: '020 915 0100', hours: 'Monday to Friday, 9 am to 5 pm' };
const crisis = [
  { number: '116 123', name: 'Samaritans', note: 'day and night, free' },
  { number: '112', name: 'If you are in danger' },
];

const atStart = {
  text: 'I am minding Mam night and day and I have not had an hour to myself since Easter. I feel I have disappeared.',
  lang: 'en',
  on: '2026-09-22',
};
const atEnd = {
  text: 'I have Thursdays. I am myself on Thursdays, and Mam is all right without me.',
  lang: 'en',
  on: '2026-11-17',
};
const went = [
  { service: 'Clay on Thursdays, Ennis', state: 'attending', firstAttendedOn: '2026-10-08' },
  { service: 'Carers’ evening, Clarecastle', state: 'attending', firstAttendedOn: '2026-10-19' },
  {
    service: 'Swimming group, Lahinch',
    state: 'stopped',
    firstAttendedOn: '2026-10-02',
    why: 'too far in the evening',
  },
] as const;
const hoped = [
  {
    words: { text: 'An afternoon a week that is mine.', lang: 'en' },
    state: 'met',
    said: { text: 'Thursdays are mine now.', lang: 'en' },
  },
  { words: { text: 'To stop worrying about the bills.', lang: 'en' }, state: 'partly_met' },
] as const;

export const exampleGpClosing: GpClosingFacts = {
  ...letter,
  to: gp,
  person: siobhan,
  referral: { receivedOn: '2026-09-10', from: 'addressee' },
  needs: ['looking after someone', 'feeling lonely', 'money'],
  sessions: { held: 8, planned: 8, from: '2026-09-22', to: '2026-11-17' },
  reason: 'mostly_met',
  wordsAtStart: atStart,
  wordsAtEnd: atEnd,
  goals: [...hoped],
  introductions: [...went],
  measures: [
    { label: 'Satisfied with life', low: 0, high: 10, start: 4, end: 7 },
    { label: 'Things I do are worthwhile', low: 0, high: 10, start: 5, end: 8 },
    { label: 'Happy yesterday', low: 0, high: 10, start: 4, end: 6 },
    { label: 'Anxious yesterday', low: 0, high: 10, lowerIsBetter: true, start: 8, end: 5 },
    { label: 'Loneliness, UCLA-3', low: 3, high: 9, lowerIsBetter: true, start: 7, end: 5 },
    { label: 'Control over my life', low: 0, high: 10, start: 2, end: 'not_asked' },
  ],
  measuredOn: { start: '2026-09-22', end: '2026-11-17' },
  askAgainOn: '2027-02-17',
  askOfReader:
    'Siobhán would like her blood pressure looked at, and has booked with your nurse for 3 December.',
  seen: 'agreed',
};

export const examplePersonClosing: PersonClosingFacts = {
  ...letter,
  to: home,
  called: 'Siobhán',
  sessions: { held: 8, planned: 8, from: '2026-09-22', to: '2026-11-17' },
  reason: 'mostly_met',
  wordsAtStart: atStart,
  wordsAtEnd: atEnd,
  goals: [...hoped],
  introductions: [...went],
  nextSteps: [
    { text: 'Keep Thursdays, whatever happens.', lang: 'en' },
    { text: 'Ask my brother to take one weekend a month.', lang: 'en' },
  ],
  ifThingsGetWorse: { text: 'Ring Mary next door. Put the kettle on. Go out to the garden.', lang: 'en' },
  call,
  crisis,
};

export const examplePlan: PlanFacts = {
  ...letter,
  person: { name: 'Breda Kelleher', called: 'Breda' },
  version: 2,
  agreed: { on: '2026-11-10', how: 'in_person' },
  whatMatters: { text: 'Singing. And being asked for by name when I come in a door.', lang: 'en' },
  strengths: { text: 'I know every song from here to Kilrush. I am never late.', lang: 'en' },
  goals: [
    {
      words: { text: 'To sing with people again, not at the radio.', lang: 'en' },
      importance: 9,
      confidence: 6,
      actions: [
        { words: 'Ring Noreen at the singers', owner: 'link_worker', doneOn: '2026-11-12' },
        { words: 'Go in together', owner: 'both', dueOn: '2026-11-24' },
        { words: 'Go with Noreen', owner: 'person', dueOn: '2026-12-01' },
      ],
    },
    {
      words: { text: 'A reason to put on my good coat in the middle of the week.', lang: 'en' },
      importance: 7,
      confidence: 4,
      whatWouldHelp: { text: 'If I knew there was a bus home.', lang: 'en' },
      actions: [{ words: 'Ask about the Friday bus', owner: 'link_worker', dueOn: '2026-11-27' }],
    },
  ],
  barriers: [
    { text: 'Getting there', wayRound: 'The Local Link bus at 9.40, and Noreen drives home.' },
    { text: 'Going in alone', wayRound: 'Aoife goes in with me the first time.' },
  ],
  ifThingsGetWorse: {
    text: 'Ring Mary next door. Put the kettle on. Put on the céilí records, loud.',
    lang: 'en',
  },
  groups: [{ name: 'Tulla Singers', when: 'Tuesdays, 10 am', place: 'side door of Tulla Courthouse' }],
  call,
  crisis,
};

export const exampleAppointment: AppointmentFacts = {
  ...letter,
  to: home,
  called: 'Siobhán',
  news: 'booked',
  when: 'Tuesday 1 December, 10.30 am',
  where: 'Library, Ennis',
  call,
  slip: { code: 'A-7K3M-2QXD', about: 'session', when: 'Tuesday 1 December, 10.30 am' },
};

export const exampleWelcome: WelcomeFacts = {
  ...letter,
  to: home,
  called: 'Siobhán',
  news: 'welcome',
  days: 12,
  from: 'recent',
  call,
  crisis,
  slip: { code: 'A-7K3M-2QXD', about: 'waiting' },
};

export const exampleWeAreHere: WeAreHereFacts = { ...letter, to: home, called: 'Siobhán', call, crisis };

const toReferrer = { ...letter, to: gp, person: siobhan, receivedOn: '2026-11-23' };

export const exampleReceipt: ReceiptFacts = {
  ...toReferrer,
  decideBy: '2026-11-25',
  waitWeeks: 2,
  statusPage: 'https://hedgerow.example/status/7YQ2-M4KD',
};

export const exampleFirstContact: FirstContactFacts = {
  ...toReferrer,
  contactedOn: '2026-11-24',
  linkWorker: 'Aoife Hehir',
  firstSessionOn: '2026-12-01',
};

export const exampleDecline: DeclineFacts = {
  ...toReferrer,
  reason: 'out_of_area',
  redirectedTo: { name: 'Social prescribing in Limerick', phone: '020 915 0177' },
  personTold: true,
};

export const exampleCertificate: CertificateFacts = {
  ...letter,
  person: { name: siobhan.name },
  course: 'Stress control in six evenings',
  held: 6,
  attended: 5,
  from: '2026-10-06',
  to: '2026-11-10',
  place: 'Ennis Library',
  ledBy: ['Aoife Hehir', 'Donal Shannon'],
};
