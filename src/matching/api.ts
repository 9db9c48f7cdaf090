import { z } from 'zod';
import { freshnessOf } from '../directory/index.ts';
import { placeOf } from '../programmes/index.ts';
import { type Route, route } from '../web/index.ts';
import { answerWords } from './answer-words.ts';
import { limitCodes } from './limits.ts';
import type { Match } from './match.ts';
import { type Ranked, weights } from './rank.ts';
import { longestStatement } from './statement.ts';

const matchBody = z.strictObject({
  statement: z.string().max(longestStatement),
  /** The first part of an Eircode or postcode. */
  near: z.string().max(40).optional(),
  /** Concepts that were heard and are not meant. */
  not: z.array(z.string().max(60)).max(200).default([]),
  /** Limits that must hold; without it the statement decides. */
  musts: z.array(z.enum(limitCodes)).optional(),
  within_km: z.number().positive().max(500).optional(),
  show_hidden: z.boolean().default(false),
});

/** `POST /api/match`: a statement in, services by what matters out, with scores, reasons and all that a replay needs. */
export function matchApi(deps: { speaksOfDanger(text: string): boolean }): Route {
  return route({
    method: 'post',
    path: '/api/match',
    door: ['link_worker', 'coordinator', 'administrator'],
    json: true,
    form: matchBody,
    async handle(ask) {
      const { region } = ask.programme;
      const { statement, near, not, musts, within_km, show_hidden } = ask.form;
      const input = {
        say: statement,
        not,
        musts: musts ?? null,
        withinKm: within_km ?? null,
        showHidden: show_hidden,
      };
      const place = near ? placeOf(region, near) : null;
      const answer = await ask.within(scope => answerWords(scope, input, { region, near: place }, ask.today));
      return ask.json({
        read_carefully: deps.speaksOfDanger(statement),
        place_known: near === undefined || place !== null,
        ...written(answer, ask.today),
      });
    },
  });
}

function written(answer: Match, today: Temporal.PlainDate) {
  const { heard, groups, nothingFor, sameWords, hidden, musts, wishes, lexiconVersion } = answer;
  const service = (one: Ranked) => writtenService(one, today);
  return {
    heard: {
      language: heard.language,
      concepts: heard.concepts,
      unwanted: heard.unwanted,
      read_as: heard.readAs,
    },
    limits: { must: musts, wish: wishes },
    groups: groups.map(({ concepts, services }) => ({
      concepts: concepts.map(({ id }) => id),
      services: services.map(service),
    })),
    same_words: sameWords.map(service),
    nothing_for: nothingFor.map(({ id }) => id),
    hidden,
    lexicon: lexiconVersion,
    weights,
  };
}

function writtenService({ record, score, reasons, sameWords, unknown }: Ranked, today: Temporal.PlainDate) {
  return {
    id: record.serviceId,
    name: record.name,
    score,
    reasons: reasons.map(({ concept, words, by, said, fit, learned }) => ({
      concept,
      words,
      by,
      said,
      fit,
      ...(learned === undefined ? {} : { learned }),
    })),
    same_words: sameWords,
    facts: { free: record.free, step_free: record.stepFree, online: record.online },
    unknown,
    metres: record.metres,
    freshness: freshnessOf(record.confirmedOn, today),
  };
}
