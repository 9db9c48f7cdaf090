import { patterns, phrases, pieces } from './phrases/index.ts';

const languages = {
  en: 'English',
  ga: 'Irish',
  pl: 'Polish',
  uk: 'Ukrainian',
  ar: 'Arabic',
  pt: 'Portuguese',
} as const;
const said = {
  yes: 'Yes',
  ok: 'Yes, when nothing else is said',
  cannot: 'Cannot come',
  cancel: 'Cannot come: wants to call it off or another time',
  call: 'Call me',
  stop: 'No more texts',
  start: 'Texts again',
  regret: 'Beside a “cannot come”; beside a yes a person reads it',
  filler: 'Courtesies, which change nothing',
} as const;

/** The handbook page on how replies are understood, with every phrase there is. `npm test` keeps it in step. */
export function repliesAsMarkdown(): string {
  const lists = Object.entries(phrases).map(([locale, written]) => {
    const name = languages[locale as keyof typeof languages];
    const parts = pieces.map(
      piece =>
        `**${said[piece]}**: ${patterns(written[piece])
          .map(one => `\`${one}\``)
          .join(' · ')}`,
    );
    return `## ${name}\n\n${parts.join('\n\n')}\n`;
  });
  return `${INTRODUCTION}\n${lists.join('\n')}`;
}

const INTRODUCTION = `# How replies by text are understood

A reminder by text asks for one word: yes, no or call. People answer as they speak, in six languages and mixtures of them, with
misspellings and pictures. Hedgerow understands a text only when it understands **every word** of it. Anything else is left to you: a
task “A text came in” with the text.

| it says | what happens | what they are told |
|---|---|---|
| yes | the meeting that the reminder asked about is confirmed | the day and hour again |
| cannot come | the meeting stays in the diary, marked, and you get a task to offer another time | you will be in touch |
| cannot come to a date of a group | they are excused from that date and keep their place; where it was the only one they could come to, the place goes to who waits | which of the two |
| call me | a task to ring, due today | you will ring |
| no more texts | texts end at once, whatever else the record says | that they have ended, once |
| texts again | a task to ask them; nothing comes back by itself | a person reads it |
| anything else | a task to read it | a person reads it, at most once a day |
| words of danger, or of an ambulance | a task to judge them today, and one to read the text | who helps at once |

- A question is never a yes, and neither is a sentence with a “not” in it, but for a few idioms such as “no problem”.
- A yes may name the day or hour of its own meeting. Another day or hour, or “but later”, and a person reads it.
- When two meetings are open to be answered nothing is decided, and you are asked.
- A yes to a meeting that was moved or called off is told so at once: “Please do not travel for it.”
- A number that nobody or several people have decides nothing.
- Somebody may change their mind until the meeting begins: the last answer counts.
- A person gets at most six answers a day by themselves, so that two machines never keep each other talking.
- Where texts do not come in, reminders do not ask. An e-mail asks by a link, which opens one question and works until the meeting begins.

A programme sets how many hours before a meeting reminders go (\`reminderHours\`, 24) and whether they ask (\`remindersAsk\`, yes).

In the lists \`{a|b|}\` stands for a, b or nothing. Capitals, accents and signs do not matter.
`;
