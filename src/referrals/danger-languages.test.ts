import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { speaksOfDanger } from './danger.ts';

/** One way of saying each thing, in the languages in which statements are read besides English and Irish. */
const danger: Readonly<Record<string, readonly string[]>> = {
  pl: [
    'Myślę o samobójstwie.',
    'Nie chcę już żyć.',
    'Chciałabym umrzeć.',
    'Tnę się, kiedy jest źle.',
    'Mąż mnie… on bije mnie, kiedy wypije.',
    'Boję się męża.',
    'Nie czuję się bezpieczna w domu.',
  ],
  uk: [
    'Я думаю про самогубство.',
    'Не хочу більше жити.',
    'Хочу померти.',
    'Чоловік б’є мене.',
    'Він погрожує мені.',
    'Боюся чоловіка.',
  ],
  ar: [
    'أفكر في الانتحار',
    'لا أريد أن أعيش',
    'أتمنى الموت',
    'زوجي يضربني',
    'أخاف من زوجي',
    'لا أشعر بالأمان في البيت',
  ],
  pt: [
    'Penso em suicídio.',
    'Já não aguento, quero morrer.',
    'Não quero mais viver.',
    'Ele bate-me quando bebe.',
    'Tenho medo do meu marido.',
    'Quero acabar com tudo.',
  ],
};
const calm: Readonly<Record<string, readonly string[]>> = {
  pl: ['Lubię śpiewać i szukam chóru.', 'Jestem na emeryturze i chcę poznać ludzi.', 'Boję się schodów.'],
  uk: ['Люблю співати.', 'Шукаю роботу, мені 60 років.', 'Хочу грати в теніс.'],
  ar: ['أحب المشي في الحديقة مع أطفالي', 'أريد أن أتعلم القراءة', 'أحب الطبخ'],
  pt: ['Gosto de cantar.', 'Queria um parque bonito para passear o cão.', 'Vivo sozinha e queria companhia.'],
};

describe('words of danger in other languages', () => {
  test('are found', () => {
    for (const [language, list] of Object.entries(danger)) {
      assert.deepEqual(
        list.filter(text => !speaksOfDanger(text)),
        [],
        language,
      );
    }
  });

  test('a wish for company, a choir or a lift is none', () => {
    for (const [language, list] of Object.entries(calm)) {
      assert.deepEqual(list.filter(speaksOfDanger), [], language);
    }
  });
});
