import { restrictedNeeds } from '../programmes/index.ts';

/**
 * Words that speak of self-harm, harm from others or danger, in English, Irish, Polish, Ukrainian, Arabic and Portuguese. Meant to find too much rather than too
 * little: all it does is show the crisis panel and ask a person to read carefully. It is no score.
 */
const words: readonly RegExp[] = [
  /suicid/,
  /\b(kill|hang)(s|ing|ed)?\s+(my|him|her|them)sel/,
  /\b(take|takes|took|taken|taking)\s+(my|his|her|their)\s+(own\s+)?li(fe|ves)\b/,
  /\bend(ing)?\s+(it all|my life|his life|her life|their life|things)/,
  /\b(want|wants|wanted|wish|wishes)\s+to\s+die\b/,
  /\bwish(es)?\s+(i|he|she|they)\s+(was|were|had)\s+(dead|never)/,
  /\bbetter off (dead|without me)/,
  /\b(no|not|don.?t|doesn.?t|didn.?t)\s+(reason to|want to|wants to|wish to)\s*(live|be here|be alive|wake up|go on)/,
  /\bself[- ]?harm/,
  /\b(hurts?|hurting|cuts?|cutting|harm(s|ed|ing)?|burn(s|t|ed|ing)?|injur(e|es|ed|ing))\s+(my|him|her|them)sel/,
  /\boverdos/,
  /\bcan.?t\s+(go on|take (it|this) any ?more)/,
  /\b(hits?|hitting|beats?|beating|punch(es|ed)?|kick(s|ed)?|chok(es|ed|ing)|strangl\w*|hurts?|hurting|rap(es|ed))\s+(me|him|her|them)\b/,
  /\b(afraid|scared|frightened|terrified)\s+(of|for)\s+(my|his|her|their|me|him|them)\b/,
  /\b(slap(s|ped)?|attack(s|ed)?|assault\w*|stab(s|bed)?|beaten|coercive)\b/,
  /\bcontrols?\s+(all\s+)?(me|him|her|them|my|his|their)\b/,
  /\babus(e|ed|es|ing|ive)\b/,
  /\bthreat(en|ens|ened|ening|s)?\b/,
  /\b(not|isn.?t|don.?t feel|doesn.?t feel|never)\s+safe\b/,
  /\bunsafe\b/,
  /\bin danger\b/,
  /\b(won.?t|doesn.?t|not)\s+let(s|ting)?\s+(me|him|her|them)\s+(out|leave|go|eat)/,
  /\blocks?\s+(me|him|her|them)\s+(in|up|out)\b/,
  /féinmharú|féin-mharú/,
  /lámh a chur i m[oa] bhás/,
  /deireadh a chur le(m| mo| m’|n[a]?) (shaol|saol)/,
  /(fonn|ba mhaith liom|mian liom)\s+(bás|a bheith marbh)/,
  /(dochar a dhéanamh|ghortú|ghearradh)\s+(dom|mé|é|í)\s+féin|féindochar/,
  /(do mo|á) (bhualadh|bualadh|ionsaí|bagairt)/,
  /i mbaol|i gcontúirt|níl (mé|sé|sí) sábháilte|neamhshábháilte/,
  /mí-?úsáid|drochíde/,
  /eagla (a chroí )?(orm|air|uirthi) roimh/,
  // Polish
  /samobój|odebrać sobie życie|zabić się|zabiję się|skończyć ze sobą|skończyć z tym wszystkim/,
  /nie chc(ę|e) (już |mi się )?(żyć|zyc)|nie chce mi się żyć|chc(ę|iał(a|em|abym|bym)) umrzeć|wolał(a|)bym nie żyć/,
  /okalecza|(tnę|ranię|krzywdzę) się|krzywdz(ę|ić) sobie/,
  /\b(bije|bił|bija|biją|dusi|gwałci|szarpie|kopie) (mnie|ją|nas|go)\b|znęca się|przemoc|grozi (mi|jej|nam|mu)|molest/,
  /boję się (męża|żony|o (swoje )?życie|go\b|jej\b|wracać)|niebezpiecz|nie czuję się bezpieczn/,
  // Ukrainian
  /самогуб|суїцид|накласти на себе руки|покінчити (з собою|життя|з життям|з усім)|вбити себе|уб'ю себе|вб'ю себе/,
  /не хочу (більше )?жити|хочу (по)?мерти|хочеться (по)?мерти|краще б я помер/,
  /ріжу себе|завда(ю|ти) собі (болю|шкоди)|самоушкодж/,
  /(б'є|бив|била|душить|ґвалту|згвалту|зґвалту|штовхає) (мене|її|нас|його)|насильств|погрожу|знущається/,
  /боюся (чоловіка|дружин|за (своє )?життя|його|її)|не (почуваюся|почуваюсь|відчуваю себе) (в безпеці|безпечно)|небезпеч|у небезпеці/,
  // Arabic
  /انتحار|أنتحر|انتحر|أقتل نفسي|اقتل نفسي|أنهي حياتي|انهي حياتي|إنهاء حياتي|أؤذي نفسي|اؤذي نفسي|أجرح نفسي/,
  /لا (أريد|اريد|أرغب) (أن )?(أعيش|العيش|الحياة)|(أريد|اريد|أتمنى|اتمنى) (أن )?(أموت|اموت|الموت)/,
  /يضربني|تضربني|ضربني|يعنفني|يهددني|تهددني|اغتصب|يتحرش|تحرش|عنف (منزلي|أسري)|يعتدي علي/,
  /(أخاف|اخاف|خائفة?) (من زوجي|من زوجتي|منه|منها|على حياتي)|في خطر|لست (بأمان|آمنة?)|لا أشعر بالأمان/,
  // Portuguese
  /suicíd|matar-me|me matar|acabar com (a minha vida|tudo|isto tudo)|pôr (termo|fim) à (minha )?vida|tirar a (minha )?(própria )?vida/,
  /não quero (mais )?viver|quero morrer|queria morrer|vontade de morrer|(melhor|preferia) (estar )?mort/,
  /corto-me|cortar-me|magoar-me|automutil|fazer mal a mim/,
  /(bate|batia|bateu|agride|agrediu|ameaça|ameaçou|viola|violou|estrangul[^\s-]{0,9})[- ](me|em mim|nela|nele)\b|(ele|ela) (me )?(bate|agride|ameaça)|violência|abus(a|o|ou) (de|d[aeo]l)?/,
  /(tenho )?medo (do meu marido|da minha mulher|dele|dela|de voltar para casa|pela minha vida)|em perigo|não me sinto segur/,
];

/** True when a text should be read by a person before anything else happens. */
export function speaksOfDanger(text: string | null): boolean {
  if (!text) return false;
  const plain = text.toLowerCase().replace(/[’‘ʼ]/g, "'").replace(/\s+/g, ' ');
  return words.some(word => word.test(plain));
}

/** Whether anything in what came in asks for careful reading: an answer, a need that is restricted, or the words. */
export function asksForCare(intake: {
  readonly notSafe: boolean;
  readonly needs: readonly string[];
  readonly words: string | null;
  readonly riskNote: string | null;
  readonly contactNote: string | null;
  readonly accessNeeds: string | null;
}): boolean {
  if (intake.notSafe || intake.needs.some(need => [...restrictedNeeds].some(one => one === need)))
    return true;
  return [intake.words, intake.riskNote, intake.contactNote, intake.accessNeeds].some(speaksOfDanger);
}
