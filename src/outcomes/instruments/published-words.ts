import { say } from './pieces.ts';
import type { Text } from './text.ts';

/**
 * Published questions and answers in Polish, Ukrainian, Arabic and Portuguese, by their English: translated by us, read by no native
 * reader and validated by nobody, and shown with a word that says so. Where somebody has an official translation, it takes their place.
 */
const translated: Readonly<Record<string, readonly [pl: string, uk: string, ar: string, pt: string]>> = {
  // ONS4
  'Personal well-being': ['Dobrostan', 'Добробут', 'الرفاه الشخصي', 'Bem-estar pessoal'],
  'Next I would like to ask you four questions about your feelings on aspects of your life. There are no right or wrong answers. For each of these questions I’d like you to give an answer on a scale of 0 to 10, where 0 is “not at all” and 10 is “completely”.':
    [
      'Teraz cztery pytania o to, jak odbierasz różne strony swojego życia. Nie ma dobrych ani złych odpowiedzi. Na każde pytanie odpowiedz w skali od 0 do 10, gdzie 0 to „wcale”, a 10 to „całkowicie”.',
      'Далі чотири запитання про те, як ви почуваєтеся щодо різних сторін свого життя. Правильних чи неправильних відповідей немає. На кожне дайте відповідь за шкалою від 0 до 10, де 0 – «зовсім ні», а 10 – «цілком».',
      'فيما يلي أربعة أسئلة عن مشاعرك تجاه جوانب من حياتك. لا توجد إجابات صحيحة أو خاطئة. الإجابة عن كل سؤال من 0 إلى 10، حيث 0 تعني «إطلاقًا لا» و10 تعني «تمامًا».',
      'A seguir, quatro perguntas sobre o que sente em relação a aspetos da sua vida. Não há respostas certas nem erradas. Responda a cada uma numa escala de 0 a 10, em que 0 é “nada” e 10 é “completamente”.',
    ],
  'Not at all': ['Wcale', 'Зовсім ні', 'إطلاقًا', 'Nada'],
  Completely: ['Całkowicie', 'Цілком', 'تمامًا', 'Completamente'],
  'Overall, how satisfied are you with your life nowadays?': [
    'Ogólnie rzecz biorąc, na ile zadowala cię obecnie twoje życie?',
    'Загалом, наскільки ви задоволені своїм життям тепер?',
    'بشكل عام، ما مدى رضاك عن حياتك هذه الأيام؟',
    'De um modo geral, até que ponto está satisfeito ou satisfeita com a sua vida atualmente?',
  ],
  'Overall, to what extent do you feel that the things you do in your life are worthwhile?': [
    'Ogólnie rzecz biorąc, na ile czujesz, że to, co robisz w życiu, ma sens?',
    'Загалом, наскільки ви відчуваєте, що те, що ви робите в житті, варте того?',
    'بشكل عام، إلى أي مدى تشعر أن ما تقوم به في حياتك ذو قيمة؟',
    'De um modo geral, até que ponto sente que as coisas que faz na vida valem a pena?',
  ],
  'Overall, how happy did you feel yesterday?': [
    'Ogólnie rzecz biorąc, ile było w tobie wczoraj szczęścia?',
    'Загалом, наскільки щасливо ви почувалися вчора?',
    'بشكل عام، ما مدى سعادتك أمس؟',
    'De um modo geral, até que ponto se sentiu feliz ontem?',
  ],
  'On a scale where 0 is “not at all anxious” and 10 is “completely anxious”, overall, how anxious did you feel yesterday?':
    [
      'W skali, na której 0 to „bez żadnego niepokoju”, a 10 to „w całkowitym niepokoju”: ogólnie rzecz biorąc, jak duży był wczoraj twój niepokój?',
      'За шкалою, де 0 – «зовсім без тривоги», а 10 – «цілковита тривога»: загалом, наскільки тривожно ви почувалися вчора?',
      'على مقياس حيث 0 تعني «بلا أي قلق» و10 تعني «قلق تام»: بشكل عام، ما مدى قلقك أمس؟',
      'Numa escala em que 0 é “nada ansioso” e 10 é “completamente ansioso”: de um modo geral, que ansiedade sentiu ontem?',
    ],
  'Not at all anxious': ['Bez żadnego niepokoju', 'Зовсім без тривоги', 'بلا أي قلق', 'Nada ansioso'],
  'Completely anxious': ['W całkowitym niepokoju', 'Цілковита тривога', 'قلق تام', 'Completamente ansioso'],
  // UCLA-3 and the direct question
  'Company and loneliness': [
    'Towarzystwo i samotność',
    'Товариство і самотність',
    'الصحبة والوحدة',
    'Companhia e solidão',
  ],
  'How often do you feel that you lack companionship?': [
    'Jak często czujesz, że brakuje ci towarzystwa?',
    'Як часто ви відчуваєте, що вам бракує товариства?',
    'كم مرة تشعر أنك تفتقد الصحبة؟',
    'Com que frequência sente que lhe falta companhia?',
  ],
  'How often do you feel left out?': [
    'Jak często czujesz się na uboczu?',
    'Як часто ви почуваєтеся осторонь?',
    'كم مرة تشعر أنك مستبعد؟',
    'Com que frequência se sente posto ou posta de parte?',
  ],
  'How often do you feel isolated from others?': [
    'Jak często czujesz się w oderwaniu od innych?',
    'Як часто ви почуваєтеся відірвано від інших?',
    'كم مرة تشعر بالعزلة عن الآخرين؟',
    'Com que frequência se sente isolado ou isolada dos outros?',
  ],
  'Hardly ever or never': [
    'Prawie nigdy lub nigdy',
    'Майже ніколи або ніколи',
    'نادرًا أو أبدًا',
    'Quase nunca ou nunca',
  ],
  'Some of the time': ['Czasami', 'Іноді', 'بعض الوقت', 'Algumas vezes'],
  Often: ['Często', 'Часто', 'كثيرًا', 'Muitas vezes'],
  'Feeling lonely': ['Poczucie samotności', 'Почуття самотності', 'الشعور بالوحدة', 'Sentir solidão'],
  'How often do you feel lonely?': [
    'Jak często czujesz się samotnie?',
    'Як часто ви почуваєтеся самотньо?',
    'كم مرة تشعر بالوحدة؟',
    'Com que frequência sente solidão?',
  ],
  'Often/always': ['Często/zawsze', 'Часто/завжди', 'كثيرًا/دائمًا', 'Muitas vezes/sempre'],
  Occasionally: ['Od czasu do czasu', 'Час від часу', 'من حين لآخر', 'De vez em quando'],
  'Hardly ever': ['Prawie nigdy', 'Майже ніколи', 'نادرًا', 'Quase nunca'],
  Never: ['Nigdy', 'Ніколи', 'أبدًا', 'Nunca'],
  // Health in general
  'My health': ['Moje zdrowie', 'Моє здоров’я', 'صحتي', 'A minha saúde'],
  'How is your health in general?': [
    'Jakie jest ogólnie twoje zdrowie?',
    'Яке загалом ваше здоров’я?',
    'كيف هي صحتك بشكل عام؟',
    'Como é a sua saúde em geral?',
  ],
  'Very good': ['Bardzo dobre', 'Дуже добре', 'جيدة جدًا', 'Muito boa'],
  Good: ['Dobre', 'Добре', 'جيدة', 'Boa'],
  Fair: ['Takie sobie', 'Посереднє', 'متوسطة', 'Razoável'],
  Bad: ['Złe', 'Погане', 'سيئة', 'Má'],
  'Very bad': ['Bardzo złe', 'Дуже погане', 'سيئة جدًا', 'Muito má'],
  // PHQ and GAD
  'Mood (PHQ-9)': ['Nastrój (PHQ-9)', 'Настрій (PHQ-9)', 'المزاج (PHQ-9)', 'Humor (PHQ-9)'],
  'Worry (GAD-7)': ['Niepokój (GAD-7)', 'Тривога (GAD-7)', 'القلق (GAD-7)', 'Preocupação (GAD-7)'],
  'Mood and worry (PHQ-4)': [
    'Nastrój i niepokój (PHQ-4)',
    'Настрій і тривога (PHQ-4)',
    'المزاج والقلق (PHQ-4)',
    'Humor e preocupação (PHQ-4)',
  ],
  'Over the last 2 weeks, how often have you been bothered by any of the following problems?': [
    'Jak często w ciągu ostatnich 2 tygodni dokuczały ci następujące problemy?',
    'Як часто за останні 2 тижні вас турбували такі проблеми?',
    'خلال الأسبوعين الأخيرين، كم مرة أزعجتك أي من المشكلات التالية؟',
    'Durante as últimas 2 semanas, com que frequência os seguintes problemas o ou a incomodaram?',
  ],
  'Several days': ['Przez kilka dni', 'Кілька днів', 'عدة أيام', 'Vários dias'],
  'More than half the days': [
    'Przez ponad połowę dni',
    'Більше половини днів',
    'أكثر من نصف الأيام',
    'Mais de metade dos dias',
  ],
  'Nearly every day': ['Prawie codziennie', 'Майже щодня', 'كل يوم تقريبًا', 'Quase todos os dias'],
  'Little interest or pleasure in doing things': [
    'Niewielkie zainteresowanie lub niewielka przyjemność z robienia czegokolwiek',
    'Мало зацікавлення або задоволення від занять',
    'قلة الاهتمام أو المتعة في فعل الأشياء',
    'Pouco interesse ou prazer em fazer as coisas',
  ],
  'Feeling down, depressed, or hopeless': [
    'Smutek, przygnębienie lub brak nadziei',
    'Пригніченість, смуток або безнадія',
    'الشعور بالحزن أو الاكتئاب أو فقدان الأمل',
    'Sentir desânimo, depressão ou falta de esperança',
  ],
  'Trouble falling or staying asleep, or sleeping too much': [
    'Trudności z zaśnięciem, przerywany sen albo zbyt długi sen',
    'Важко заснути, переривчастий сон або надто довгий сон',
    'صعوبة في النوم أو نوم متقطع أو النوم أكثر من اللازم',
    'Dificuldade em adormecer ou em dormir sem interrupções, ou dormir demais',
  ],
  'Feeling tired or having little energy': [
    'Zmęczenie lub brak energii',
    'Утома або брак сил',
    'الشعور بالتعب أو قلة الطاقة',
    'Sentir cansaço ou pouca energia',
  ],
  'Poor appetite or overeating': [
    'Brak apetytu lub przejadanie się',
    'Поганий апетит або переїдання',
    'ضعف الشهية أو الإفراط في الأكل',
    'Falta de apetite ou comer em excesso',
  ],
  'Feeling bad about yourself — or that you are a failure or have let yourself or your family down': [
    'Złe myśli o sobie – albo poczucie porażki lub zawodu sprawionego sobie lub rodzinie',
    'Погана думка про себе – або відчуття, що ви невдаха чи підвели себе або свою родину',
    'شعور سيئ تجاه نفسك – أو أنك فاشل أو خذلت نفسك أو عائلتك',
    'Sentir-se mal consigo – ou achar que falhou ou desiludiu a si ou à sua família',
  ],
  'Trouble concentrating on things, such as reading the newspaper or watching television': [
    'Trudności ze skupieniem się, na przykład na czytaniu gazety lub oglądaniu telewizji',
    'Важко зосередитися, наприклад на читанні газети чи перегляді телевізора',
    'صعوبة في التركيز، مثلًا على قراءة الجريدة أو مشاهدة التلفاز',
    'Dificuldade em concentrar-se, por exemplo a ler o jornal ou a ver televisão',
  ],
  'Moving or speaking so slowly that other people could have noticed? Or the opposite — being so fidgety or restless that you have been moving around a lot more than usual':
    [
      'Poruszanie się lub mówienie tak wolno, że inni mogli to zauważyć? Albo przeciwnie – taki niepokój ruchowy, że było znacznie więcej ruchu niż zwykle',
      'Рухи чи мова такі повільні, що інші могли це помітити? Або навпаки – така непосидючість, що ви рухалися значно більше, ніж зазвичай',
      'التحرك أو الكلام ببطء شديد لدرجة أن الآخرين لاحظوا ذلك؟ أو العكس – تململ أو توتر جعلك تتحرك أكثر من المعتاد بكثير',
      'Mexer-se ou falar tão devagar que outras pessoas podiam ter reparado? Ou o contrário – uma inquietação tal que andou de um lado para o outro muito mais do que é costume',
    ],
  'Thoughts that you would be better off dead or of hurting yourself in some way': [
    'Myśli, że lepiej byłoby nie żyć, albo o zrobieniu sobie krzywdy w jakiś sposób',
    'Думки, що краще було б померти, або про те, щоб якось заподіяти собі шкоду',
    'أفكار بأنه من الأفضل لك أن تموت أو بإيذاء نفسك بطريقة ما',
    'Pensamentos de que seria melhor morrer ou de se magoar de alguma forma',
  ],
  'Feeling nervous, anxious or on edge': [
    'Nerwowość, niepokój lub napięcie',
    'Нервозність, тривога або напруга',
    'الشعور بالعصبية أو القلق أو التوتر',
    'Sentir nervosismo, ansiedade ou tensão',
  ],
  'Not being able to stop or control worrying': [
    'Brak możliwości przerwania lub opanowania martwienia się',
    'Неможливість припинити хвилюватися або опанувати це',
    'عدم القدرة على إيقاف القلق أو السيطرة عليه',
    'Não conseguir parar de se preocupar ou controlar a preocupação',
  ],
  'Worrying too much about different things': [
    'Zbyt duże martwienie się różnymi rzeczami',
    'Надмірне хвилювання через різні речі',
    'القلق المفرط بشأن أمور مختلفة',
    'Preocupar-se demasiado com coisas diferentes',
  ],
  'Trouble relaxing': [
    'Trudności z odprężeniem się',
    'Важко розслабитися',
    'صعوبة في الاسترخاء',
    'Dificuldade em relaxar',
  ],
  'Being so restless that it is hard to sit still': [
    'Taki niepokój, że trudno usiedzieć w miejscu',
    'Така непосидючість, що важко всидіти на місці',
    'توتر شديد لدرجة يصعب معها الجلوس بهدوء',
    'Uma inquietação tal que é difícil ficar quieto ou quieta',
  ],
  'Becoming easily annoyed or irritable': [
    'Łatwe wpadanie w złość lub rozdrażnienie',
    'Легко виникає роздратування',
    'سرعة الانزعاج أو الغضب',
    'Irritar-se ou aborrecer-se facilmente',
  ],
  'Feeling afraid as if something awful might happen': [
    'Lęk, jakby miało się stać coś strasznego',
    'Страх, ніби може статися щось жахливе',
    'الشعور بالخوف كأن شيئًا فظيعًا قد يحدث',
    'Sentir medo, como se algo terrível pudesse acontecer',
  ],
};

/** Where the words of a published questionnaire come from that we translated ourselves into all other languages. */
export const publishedWording = {
  en: 'as published',
  ga: 'own translation, not validated',
  pl: 'own translation, not validated',
  uk: 'own translation, not validated',
  ar: 'own translation, not validated',
  pt: 'own translation, not validated',
} as const;

/**
 * A published text with the translations there are.
 * @throws RangeError for a text nobody has translated: it would be asked half in one language and half in another
 */
export function published(en: string, ga: string): Text {
  const found = Object.hasOwn(translated, en) ? translated[en] : undefined;
  if (!found) throw new RangeError(`not translated: ${en}`);
  const [pl, uk, ar, pt] = found;
  return say(en, ga, { pl, uk, ar, pt });
}
