import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asksForCare, speaksOfDanger } from './danger.ts';

const nothing = {
  notSafe: false,
  needs: [],
  words: null,
  riskNote: null,
  contactNote: null,
  accessNeeds: null,
};

test('words of danger are found, in both languages', () => {
  for (const words of [
    'Some days I want to die',
    'She has talked of suicide since March',
    'I don’t want to be here any more',
    'My husband hits me',
    'I am afraid of my son',
    'I do not feel safe. It is not safe at home',
    'Tá eagla orm roimh m’fhear céile',
    'Níl mé sábháilte sa bhaile',
    'Smaoinigh sé ar lámh a chur ina bhás, féinmharú',
  ]) {
    assert.ok(speaksOfDanger(words), words);
  }
});

test('words of danger are found as a professional writes them of somebody else', () => {
  for (const words of [
    'She cuts herself when alone',
    'He hurts himself and hides it',
    'He burns himself with cigarettes',
    'Threatened to take his own life in May',
    'She took her own life into her hands, she says, and means it: take her life',
    'He says he will hang himself',
    'She kills herself by inches, she says',
    'Her partner slaps her',
    'She was beaten by her son',
    'He was assaulted at home',
    'He attacks his mother',
    'Her husband controls all her money and will not let her out',
  ]) {
    assert.ok(speaksOfDanger(words), words);
  }
});

test('ordinary sadness is left alone', () => {
  for (const words of [
    'The house is very quiet since Pat died',
    'I would like to walk and meet people',
    'He is hard of hearing and cut off from the village',
    'Ba mhaith liom bualadh le daoine',
    '',
  ]) {
    assert.equal(speaksOfDanger(words), false, words);
  }
});

test('an answer or a restricted need is enough', () => {
  assert.equal(asksForCare(nothing), false);
  assert.ok(asksForCare({ ...nothing, notSafe: true }));
  assert.ok(asksForCare({ ...nothing, needs: ['domestic_abuse'] }));
  assert.ok(asksForCare({ ...nothing, riskNote: 'Her partner threatens the nurse' }));
});
