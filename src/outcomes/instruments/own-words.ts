import { say } from './pieces.ts';
import type { Text } from './text.ts';

/** Our own questions in Polish, Ukrainian, Arabic and Portuguese, by their English. No native reader has read them yet. */
const translated: Readonly<Record<string, readonly [pl: string, uk: string, ar: string, pt: string]>> = {
  'Control over my health and life': [
    'Wpływ na moje zdrowie i życie',
    'Вплив на моє здоров’я і життя',
    'التحكم في صحتي وحياتي',
    'Controlo sobre a minha saúde e vida',
  ],
  'How much control do you feel you have over your health and your life?': [
    'Jak duży wpływ masz, w swoim odczuciu, na swoje zdrowie i życie?',
    'Наскільки великий, на вашу думку, ваш вплив на власне здоров’я і життя?',
    'إلى أي حد تشعر أن لديك تحكمًا في صحتك وحياتك؟',
    'Quanto controlo sente que tem sobre a sua saúde e a sua vida?',
  ],
  None: ['Żadnego', 'Жодного', 'لا تحكم', 'Nenhum'],
  'All I need': [
    'Taki, jakiego potrzebuję',
    'Такий, як мені треба',
    'كل ما أحتاج إليه',
    'Todo o que preciso',
  ],
  'The ladder': ['Drabina', 'Драбина', 'السلّم', 'A escada'],
  'Think of a ladder. The top step, 10, is the best your life could be. The bottom, 0, is the worst. Which step are you on now?':
    [
      'Wyobraź sobie drabinę. Najwyższy szczebel, 10, to najlepsze życie, jakie może być twoje. Najniższy, 0, to najgorsze. Na którym szczeblu jesteś teraz?',
      'Уявіть драбину. Найвища сходинка, 10, – найкраще життя, яке у вас може бути. Найнижча, 0, – найгірше. На якій сходинці ви зараз?',
      'لنتخيل سلّمًا. الدرجة العليا، 10، هي أفضل حياة ممكنة لك. والدرجة الدنيا، 0، هي الأسوأ. على أي درجة أنت الآن؟',
      'Pense numa escada. O degrau mais alto, 10, é a melhor vida que podia ter. O mais baixo, 0, é a pior. Em que degrau está agora?',
    ],
  'The worst': ['Najgorsze', 'Найгірше', 'الأسوأ', 'A pior'],
  'The best': ['Najlepsze', 'Найкраще', 'الأفضل', 'A melhor'],
  'How much does this trouble you now?': [
    'Jak bardzo ci to teraz dokucza?',
    'Наскільки це вас зараз турбує?',
    'إلى أي حد يزعجك هذا الآن؟',
    'Quanto lhe pesa isto agora?',
  ],
  'Not at all': ['Wcale', 'Зовсім ні', 'لا يزعجني أبدًا', 'Nada'],
  'As much as could be': ['Najbardziej, jak można', 'Якнайбільше', 'إلى أقصى حد', 'O máximo possível'],
  'What troubles me most': [
    'Co mi najbardziej dokucza',
    'Що мене найбільше турбує',
    'أكثر ما يزعجني',
    'O que mais me preocupa',
  ],
  'What are the one or two things that trouble you most? Use your own words.': [
    'Jaka jedna lub dwie rzeczy najbardziej ci dokuczają? Powiedz własnymi słowami.',
    'Яка одна або дві речі вас найбільше турбують? Скажіть своїми словами.',
    'ما الشيء أو الشيئان اللذان يزعجانك أكثر؟ بكلماتك أنت.',
    'Que uma ou duas coisas mais preocupam? Diga por palavras suas.',
  ],
  'Use of health services': [
    'Korzystanie z opieki zdrowotnej',
    'Користування медичними послугами',
    'استخدام الخدمات الصحية',
    'Uso dos serviços de saúde',
  ],
  'In the last 3 months:': [
    'W ostatnich 3 miesiącach:',
    'За останні 3 місяці:',
    'في الأشهر الثلاثة الأخيرة:',
    'Nos últimos 3 meses:',
  ],
  'How many times did you see or talk to a GP?': [
    'Ile razy była wizyta lub rozmowa z lekarzem rodzinnym?',
    'Скільки разів ви бачилися або говорили із сімейним лікарем?',
    'كم مرة رأيت طبيب العائلة أو تحدثت معه؟',
    'Quantas vezes viu ou falou com um médico de família?',
  ],
  'How many times did you use a doctor outside opening hours?': [
    'Ile razy potrzebny był lekarz poza godzinami przyjęć?',
    'Скільки разів ви зверталися до лікаря в неробочий час?',
    'كم مرة احتجت إلى طبيب خارج أوقات العمل؟',
    'Quantas vezes recorreu a um médico fora de horas?',
  ],
  'How many times did you go to an emergency department?': [
    'Ile razy potrzebny był szpitalny oddział ratunkowy?',
    'Скільки разів ви були у відділенні невідкладної допомоги?',
    'كم مرة ذهبت إلى قسم الطوارئ؟',
    'Quantas vezes foi às urgências?',
  ],
  'How many nights did you spend in hospital?': [
    'Ile to było nocy w szpitalu?',
    'Скільки ночей ви провели в лікарні?',
    'كم ليلة قضيت في المستشفى؟',
    'Quantas noites passou no hospital?',
  ],
};

/** A text of our own wording, which we may translate: the words of a published questionnaire stay as they are. */
export function ours(en: string, ga: string): Text {
  const found = translated[en];
  if (!found) return say(en, ga);
  const [pl, uk, ar, pt] = found;
  return say(en, ga, { pl, uk, ar, pt });
}
