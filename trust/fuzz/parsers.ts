import { readRoots } from '../../src/audit/check-record.ts';
import { readNextAction } from '../../src/care/next-action.ts';
import { foldName, foldSurname } from '../../src/core/fold.ts';
import { parseEircode } from '../../src/core/identifiers/eircode.ts';
import { parseIhi } from '../../src/core/identifiers/ihi.ts';
import { parseNhsNumber } from '../../src/core/identifiers/nhs-number.ts';
import { parseUkPostcode } from '../../src/core/identifiers/uk-postcode.ts';
import { parseDate, parseIsoDate } from '../../src/core/parse-date.ts';
import { parseReference } from '../../src/core/references.ts';
import { foldText } from '../../src/directory/derive/word-match.ts';
import { cleanJson, cleanText } from '../../src/directory/reading/clean-text.ts';
import { readCsvRows } from '../../src/directory/reading/csv-rows.ts';
import { decodeText } from '../../src/directory/reading/decode.ts';
import { readFiles } from '../../src/directory/reading/read-files.ts';
import {
  readDate,
  readEmail,
  readFlag,
  readList,
  readMoment,
  readNumber,
  readTime,
  readUrl,
} from '../../src/directory/reading/values.ts';
import { readCursor } from '../../src/directory/search.ts';
import { foldWord as foldDirectoryWord } from '../../src/directory/words-of.ts';
import { readMade, readProof } from '../../src/identity/passkeys/web-authn.ts';
import { readDevice } from '../../src/identity/sessions/device.ts';
import { readTicket } from '../../src/identity/tickets.ts';
import { readHow } from '../../src/interop/hsds/asked.ts';
import { readAsked, readPage } from '../../src/interop/oruk/asked.ts';
import { readShared } from '../../src/introductions/minimum.ts';
import { readList as readConceptList } from '../../src/matching/editing/read-list.ts';
import { foldWord } from '../../src/matching/lexicon/fold.ts';
import { readWords } from '../../src/matching/pages/words-query.ts';
import { readText } from '../../src/messages/arriving/read-text.ts';
import { readShape } from '../../src/messages/channels/gateway-shape.ts';
import { readNotifyKey } from '../../src/messages/channels/notify.ts';
import { readReceipt } from '../../src/messages/hooks/read-receipt.ts';
import { readReply } from '../../src/messages/replies/read-reply.ts';
import { parseWording } from '../../src/messages/wording/parse-wording.ts';
import { fieldOf } from '../../src/outcomes/answering/fields.ts';
import { readAnswers } from '../../src/outcomes/answering/read-answers.ts';
import { readQuestionnaire } from '../../src/outcomes/instruments/import/read-questionnaire.ts';
import { readResponse } from '../../src/outcomes/instruments/import/read-response.ts';
import { defaultPack } from '../../src/outcomes/instruments/index.ts';
import { foldPostcode } from '../../src/people/match.ts';
import { readConfig } from '../../src/platform/config.ts';
import { readJson } from '../../src/platform/fetching/read-json.ts';
import { readProviders } from '../../src/platform/identity-providers.ts';
import { readKeys } from '../../src/platform/vault/ring.ts';
import { regionOf } from '../../src/programmes/index.ts';
import { parseIdentifier, parsePostcode } from '../../src/programmes/region/identifiers.ts';
import { readChoice } from '../../src/records/access/decisions.ts';
import { readCode } from '../../src/referrals/draft.ts';
import { readPaper } from '../../src/referrals/paper-form.ts';
import { readExchangeFile } from '../../src/reports/exchange/file.ts';
import { figureKinds } from '../../src/reports/population/figures.ts';
import { readCensus } from '../../src/reports/population/read-census.ts';
import { readFigures, suggestFields, tableOf } from '../../src/reports/population/read-file.ts';
import { readBands, readEach, readPostcodes } from '../../src/reports/population/read-rows.ts';
import { readAge, readCount, readEthnicity, readSex } from '../../src/reports/population/read-words.ts';
import { readTyped, worthQuery } from '../../src/reports/worth/typed.ts';

/** A parser under any text: it answers, or throws one of the errors that its description names. */
export type Tried = {
  readonly take: (text: string) => unknown;
  /** Names of the errors that are an answer, too. */
  readonly says?: readonly string[];
};

const bytes = (text: string) => new TextEncoder().encode(text);
/** What a column of JSON may hold. */
const value = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};
const secret = Buffer.alloc(32, 7);
const reading = { mapping: null, organization: null, fallbackKinds: [], placeOf: () => null };

/** A paper on which everything is ticked as it should be, and this text stands in one of its fields or in all. */
const choicesOnPaper = {
  adult: 'yes',
  in_area: 'yes',
  urgent: 'no',
  consents: ['take_part', 'keep_record'],
  locale: 'en',
  written_by: 'self',
  signed: 'yes',
  given_name: 'A',
  family_name: 'B',
  words: 'Company',
  phone: '087 123 4567',
  'received_on-day': '20',
  'received_on-month': '11',
  'received_on-year': '2026',
};
const wordsOnPaper = [
  'given_name family_name known_as interpreter phone contact_note email address postcode words risk_note access_needs consent_by identifier',
  'referrer_name referrer_organisation referrer_email referrer_phone witness gp_name gp_practice card_code reply_to',
  'born-day born-month born-year received_on-day received_on-month received_on-year written_by signed',
].flatMap(line => line.split(' '));
const onPaper = (text: string, names: readonly string[]): FormData => {
  const data = new FormData();
  for (const [name, said] of Object.entries(choicesOnPaper))
    for (const one of [said].flat()) data.append(name, one);
  for (const name of names) data.set(name, text);
  return data;
};

const tableWith = (text: string) => ({
  columns: ['a', 'b', 'c', 'd', 'e'],
  rows: [{ row: 2, values: { a: text, b: text, c: text, d: text, e: text } }],
});

/** Every parser that is handed any text here, by file and name. */
export const tried: Readonly<Record<string, Tried>> = {
  'audit/check-record.ts readRoots': { take: readRoots },
  'care/next-action.ts readNextAction': {
    take: text => readNextAction(text, Temporal.PlainDate.from('2026-11-23')),
  },
  'core/fold.ts foldName': { take: foldName },
  'core/fold.ts foldSurname': { take: foldSurname },
  'core/identifiers/eircode.ts parseEircode': { take: parseEircode },
  'core/identifiers/ihi.ts parseIhi': { take: parseIhi },
  'core/identifiers/nhs-number.ts parseNhsNumber': { take: parseNhsNumber },
  'core/identifiers/uk-postcode.ts parseUkPostcode': { take: parseUkPostcode },
  'core/parse-date.ts parseDate': { take: text => parseDate({ day: text, month: text, year: text }) },
  'core/parse-date.ts parseIsoDate': { take: parseIsoDate },
  'core/references.ts parseReference': { take: text => parseReference(text) },
  'directory/derive/word-match.ts foldText': { take: foldText },
  'directory/reading/clean-text.ts cleanJson': { take: text => cleanJson(value(text)) },
  'directory/reading/clean-text.ts cleanText': { take: cleanText },
  'directory/reading/csv-rows.ts readCsvRows': { take: text => readCsvRows(text, null) },
  'directory/reading/decode.ts decodeText': { take: text => decodeText(bytes(text)) },
  'directory/reading/read-files.ts readFiles': {
    take: text => ['x.csv', 'x.json'].map(name => readFiles([{ name, bytes: bytes(text) }], reading)),
  },
  'directory/reading/values.ts readDate': { take: readDate },
  'directory/reading/values.ts readEmail': { take: readEmail },
  'directory/reading/values.ts readFlag': { take: readFlag },
  'directory/reading/values.ts readList': { take: readList },
  'directory/reading/values.ts readMoment': { take: readMoment },
  'directory/reading/values.ts readNumber': { take: readNumber },
  'directory/reading/values.ts readTime': { take: readTime },
  'directory/reading/values.ts readUrl': { take: readUrl },
  'directory/search.ts readCursor': { take: readCursor },
  'directory/words-of.ts foldWord': { take: foldDirectoryWord },
  'identity/passkeys/web-authn.ts readMade': { take: readMade },
  'identity/passkeys/web-authn.ts readProof': { take: readProof },
  'identity/sessions/device.ts readDevice': { take: readDevice },
  'identity/tickets.ts readTicket': { take: text => readTicket(secret, 'test', text, 0) },
  'interop/hsds/asked.ts readHow': {
    take: text => readHow({ format: [text], full: [text], [text]: [text] }),
    says: ['WrongRequest'],
  },
  'interop/oruk/asked.ts readAsked': {
    take: text =>
      readAsked({
        postcode: [text],
        proximity: [text],
        taxonomy_term_id: [text],
        day: [text],
        [text]: [text],
      }),
    says: ['WrongRequest'],
  },
  'interop/oruk/asked.ts readPage': {
    take: text => readPage({ page: [text], per_page: [text] }),
    says: ['WrongRequest'],
  },
  'introductions/minimum.ts readShared': { take: text => readShared(value(text)) },
  'matching/editing/read-list.ts readList': { take: readConceptList },
  'matching/lexicon/fold.ts foldWord': { take: foldWord },
  'matching/pages/words-query.ts readWords': {
    take: text => readWords({ say: text, not: text, and: text, decided: text }),
  },
  'messages/arriving/read-text.ts readText': {
    take: text => readText({ id: text, from: text, body: text, text: value(text) }),
  },
  'messages/channels/gateway-shape.ts readShape': { take: readShape },
  'messages/channels/notify.ts readNotifyKey': { take: readNotifyKey },
  'messages/hooks/read-receipt.ts readReceipt': {
    take: text => readReceipt({ id: text, reference: text, status: text, event: value(text) }),
  },
  'messages/replies/read-reply.ts readReply': {
    take: text => [readReply(text), readReply(text, { names: [text] })],
  },
  'messages/wording/parse-wording.ts parseWording': {
    take: text => {
      const { asks, fault } = parseWording(text, 'en');
      return { asks, fault };
    },
  },
  'reports/exchange/file.ts readExchangeFile': {
    take: text => readExchangeFile(text),
  },
  'outcomes/answering/read-answers.ts readAnswers': {
    take: text =>
      readAnswers(
        defaultPack,
        Object.fromEntries([
          ['shown', text],
          ...defaultPack.flatMap(instrument =>
            instrument.items.map(item => [fieldOf.item(instrument, item), text] as const),
          ),
        ]),
      ),
  },
  'outcomes/instruments/import/read-questionnaire.ts readQuestionnaire': {
    take: text => [
      readQuestionnaire(text),
      readQuestionnaire(
        JSON.stringify({
          resourceType: 'Questionnaire',
          title: text,
          item: [{ linkId: text, type: 'string', text }, value(text)],
        }),
      ),
    ],
  },
  'outcomes/instruments/import/read-response.ts readResponse': {
    take: text =>
      readResponse({ items: [] }, { item: [{ linkId: text, answer: [value(text)] }, value(text)] }),
  },
  'people/match.ts foldPostcode': { take: foldPostcode },
  'platform/config.ts readConfig': {
    take: text => readConfig({ PORT: text, DATABASE_URL: text, MAIL_URL: text, PUBLIC_URL: text }),
    says: ['ConfigProblem'],
  },
  'platform/fetching/read-json.ts readJson': { take: text => readJson(bytes(text)) },
  'platform/identity-providers.ts readProviders': {
    take: text => readProviders({ OIDC_1_ISSUER: text, OIDC_1_CLIENT_ID: text, OIDC_1_CLIENT_SECRET: text }),
  },
  'platform/vault/ring.ts readKeys': { take: readKeys },
  'programmes/region/identifiers.ts parseIdentifier': {
    take: text => (['nhs_number', 'ihi'] as const).map(rule => parseIdentifier(rule, text)),
  },
  'programmes/region/identifiers.ts parsePostcode': {
    take: text => (['eircode', 'uk_postcode'] as const).map(kind => parsePostcode(kind, text)),
  },
  'records/access/decisions.ts readChoice': { take: readChoice },
  'referrals/draft.ts readCode': { take: readCode },
  'referrals/paper-form.ts readPaper': {
    take: text =>
      [wordsOnPaper, wordsOnPaper.slice(text.length % wordsOnPaper.length).slice(0, 1)].map(names =>
        readPaper(onPaper(text, names), { region: 'ie', today: Temporal.PlainDate.from('2026-11-23') }),
      ),
  },
  'reports/population/read-census.ts readCensus': {
    take: text =>
      readCensus(tableWith(text), { place: 'a', age: 'b', sex: 'c', ethnicity: 'd', residents: 'e' }, [
        { id: '0', name: text },
      ]),
  },
  'reports/population/read-file.ts readFigures': {
    take: text => {
      const table = tableOf(bytes(text));
      if (table === null) return null;
      return figureKinds.map(kind =>
        readFigures(table, {
          kind,
          mapping: suggestFields(kind, table.columns),
          profile: regionOf('uk'),
          areas: [],
        }),
      );
    },
  },
  'reports/population/read-rows.ts readBands': {
    take: text =>
      readBands(tableWith(text), { small_area: 'a', band: 'b', score: 'c', residents: 'd' }, regionOf('ie')),
  },
  'reports/population/read-rows.ts readEach': {
    take: text =>
      readEach(
        tableWith(text).rows,
        row => ({ is: row }),
        () => text,
      ),
  },
  'reports/population/read-rows.ts readPostcodes': {
    take: text =>
      readPostcodes(tableWith(text), { postcode: 'a', small_area: 'b' }, regionOf('uk'), new Set([text])),
  },
  'reports/population/read-words.ts readAge': { take: readAge },
  'reports/population/read-words.ts readCount': { take: readCount },
  'reports/population/read-words.ts readEthnicity': { take: text => readEthnicity(text, new Set([text])) },
  'reports/population/read-words.ts readSex': { take: readSex },
  'reports/worth/typed.ts readTyped': {
    take: text =>
      readTyped(
        worthQuery.parse(Object.fromEntries(Object.keys(worthQuery.shape).map(name => [name, text]))),
      ),
  },
};

/** Parsers that take more than a text, and the test that hands them anything. */
export const elsewhere: Readonly<Record<string, string>> = {
  'directory/editing/forms/forms.ts readEdit': 'trust/fuzz/schemas.test.ts',
  'directory/pages/find-query.ts readFind': 'trust/fuzz/requests.test.ts',
  'directory/reading/apart/read-order.ts readOrder': 'src/directory/reading/hostile.test.ts',
  'directory/reading/hsds-csv.ts readHsdsCsv': 'src/directory/reading/hostile.test.ts',
  'directory/reading/hsds-json.ts readHsdsJson': 'src/directory/reading/hostile.test.ts',
  'directory/reading/hsds-json.ts readHsdsRecords': 'src/interop/hsds/round-trip.test.ts',
  'directory/reading/hsds-object.ts readLocation': 'src/directory/reading/hostile.test.ts',
  'directory/reading/hsds-object.ts readOrganization': 'src/directory/reading/hostile.test.ts',
  'directory/reading/hsds-object.ts readService': 'src/directory/reading/hostile.test.ts',
  'directory/reading/hsds-terms.ts readTerm': 'src/directory/reading/hostile.test.ts',
  'directory/reading/openactive/read-items.ts readItems':
    'src/directory/reading/openactive/openactive.test.ts',
  'directory/reading/single-table.ts readSingleTable': 'src/directory/reading/hostile.test.ts',
  'matching/spelling.ts readSpelling': 'src/matching/hear.test.ts',
  'referrals/support-read.ts readFour': 'src/referrals/support-form.test.ts',
  'referrals/support-read.ts readSteps': 'src/referrals/support-form.test.ts',
  'ui/form/read-form.ts readForm': 'trust/fuzz/schemas.test.ts',
  'web/read-request.ts readBody': 'trust/fuzz/requests.test.ts',
  'web/read-request.ts readPath': 'trust/fuzz/requests.test.ts',
  'web/read-request.ts readQuery': 'trust/fuzz/requests.test.ts',
};

/** What is named like a parser and reads nothing that comes from outside. */
export const noParsers: Readonly<Record<string, string>> = {
  'calendar/read-feed.ts readFeed': 'asks the database',
  'care/pages/frame.tsx readCase': 'looks up a case',
  'directory/reading/apart/read-apart.ts readApart': 'starts a thread that reads',
  'directory/search-queries.ts readAsked': 'asks the database',
  'directory/search-words-queries.ts readWords': 'asks the database',
  'groups/pages/form.ts readGroup': 'takes a form that was read',
  'groups/register/page.tsx readRegister': 'asks the database',
  'introductions/first-visit/read-first-visit.ts readFirstVisit': 'asks the database',
  'introductions/from-provider/queries.ts readOut': 'asks the database',
  'matching/evaluation/read-set.ts readSet': 'reads files of our own',
  'matching/fit.ts readRecord': 'takes a record that was read',
  'outcomes/courses/read-course.ts readCourse': 'asks the database',
  'outcomes/form.ts readMeasures': 'takes a form that was read; its answers are read by readAnswers',
  'outcomes/instruments/fold-steps.ts foldSteps': 'takes steps that were read',
  'outcomes/instruments/import/read-conditions.ts readConditions': 'a part of readQuestionnaire',
  'outcomes/instruments/import/read-item.ts readItem': 'a part of readQuestionnaire',
  'outcomes/instruments/import/read-options.ts readOptions': 'a part of readQuestionnaire',
  'outcomes/instruments/import/read-words.ts readWords': 'a part of readQuestionnaire',
  'platform/backup/sealed-file.ts readSealed': 'opens what is sealed; its drill changes every byte',
  'platform/fetching/read-body.ts readBody': 'takes a stream; fetching.test.ts has hostile peers',
  'platform/vault/column-book.ts readColumns': 'asks the database',
  'platform/vault/programme-keys.ts readProgrammeKeys': 'asks the database',
  'portals/activities.ts readActivities': 'asks the database',
  'portals/activities.ts readActivity': 'asks the database',
  'portals/pages/meeting.tsx readMeetings': 'asks the database',
  'portals/pages/plan.tsx readPlan': 'asks the database',
  'portals/provider/read-group.ts readGroup': 'asks the database',
  'portals/questions.ts readQuestions': 'asks the database',
  'ui/words/read-by.ts readBy': 'says who read a language',
  'reports/courses/read.ts readReport': 'asks the database',
  'web/cookies.ts readInLanguage': 'sets a cookie',
};
