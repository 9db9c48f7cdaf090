import type { Phrases } from './phrases.ts';

/** Irish. It has no single word for yes and no: the verb is said again. */
export const ga: Phrases = {
  yes: `tá; sea; is sea; tá go {maith|breá}; tá {sin|sé} {go maith|go breá|ceart go leor|go hiontach}; ceart go leor; maith go leor; go maith; go breá; go hiontach; togha; ar fheabhas; thar barr
    beidh; beidh mé {ann|ag teacht|leat|libh|ann cinnte|ann gan teip|i láthair}; beidh me ann; tiocfaidh mé {cinnte|}; tiocfaidh; tiocfad; táim ag teacht; tá mé ag teacht; bead ann
    cinnte; cinnte dearfa; gan {fadhb|aon fhadhb|stró}; níl {fadhb ar bith|aon fhadhb|fadhb}; ní fadhb {é|ar bith é|}; ar ndóigh; go deimhin; is féidir {liom|liom teacht|}
    feicfidh mé {thú|tú|sibh} {ansin|ann|}; feicfimid a chéile {ansin|ann|}; feicfear ann {thú|sibh|}; oireann {sé|sin} {dom|go maith|dom go maith|}; deimhním {é|}; deimhnithe; glacaim leis; tá sin deimhnithe; bím ag súil leis; tá mé ag súil leis; táim ag súil leis`,
  ok: 'oc',
  cannot: `ní {féidir|thig} {liom|} {teacht|a bheith ann|freastal|a bheith i láthair|é a dhéanamh|} {amárach|inniu|}; ní bheidh {mé|} {ann|ag teacht|in ann teacht|ábalta teacht|saor|ar fáil|} {amárach|inniu|}
    ní thiocfaidh mé; {níl mé|nílim} {ag teacht|in ann teacht|ábalta teacht|saor|ar fáil|in ann|ag dul} {amárach|inniu|}; níl; ní hea; ní oireann {sé|sin} {dom|}; ní thiocfad; ní bheinn in ann teacht; ní an uair seo`,
  cancel: `cuir ar {ceal|athló} {é|an cruinniú|}; {caithfidh mé|ba mhaith liom|teastaíonn uaim} {é|an cruinniú} a {chur ar ceal|chur ar athló|aistriú|athrú}; cealaigh {é|}; ba mhaith liom am eile; am eile`,
  call: `glaoigh {orm|} {ar ais|}; glaoch; glaoch {teileafóin|}; {cuir|tabhair} {glaoch|scairt|glao} {orm|dom} {ar ais|}; scairt; glaoigí orm; glaoigh ar ais orm
    {an féidir leat|an bhféadfá|an bhfuil tú in ann|an bhféadfadh duine} {glaoch orm|glaoch a chur orm|scairt a chur orm|glao a chur orm}; ba mhaith liom {glaoch|labhairt leat|caint leat|labhairt le duine|labhairt libh}
    labhair liom; teastaíonn {glaoch|caint} uaim; tá {glaoch|comhrá} uaim; teastaíonn uaim {labhairt leat|labhairt le duine}; guthán`,
  stop: `stad; stad {na téacsanna|de théacsáil|de na téacsanna|ag téacsáil|de bheith ag téacsáil}; stop {na téacsanna|ag téacsáil}
    ná {cuir|seol|cuirigí|seoligí} {téacsanna|téacs|aon téacs|aon téacsanna|níos mó téacsanna|a thuilleadh téacsanna|teachtaireachtaí} {chugam|} {arís|a thuilleadh|níos mó|}
    níl {téacsanna|aon téacsanna|níos mó téacsanna|na téacsanna} uaim {a thuilleadh|níos mó|}; ní theastaíonn {téacsanna|na téacsanna} uaim {a thuilleadh|níos mó|}
    gan {téacsanna|níos mó téacsanna|a thuilleadh téacsanna|aon téacs eile}; bain {mé|mise|muimhir} {den liosta|díobh|}; bain den liosta mé; díliostáil {mé|}; cuir deireadh leis na téacsanna; deireadh leis na téacsanna`,
  start: `tosaigh {arís|na téacsanna|na téacsanna arís|ag téacsáil arís|}; tosaígí arís; atosaigh {na téacsanna|}; cuir {téacsanna|na téacsanna} {chugam|} {arís|ar siúl|}; seol {téacsanna|na téacsanna} chugam {arís|}
    téacsanna arís; na téacsanna arís; {ba mhaith liom|teastaíonn uaim} {téacsanna|na téacsanna} {a fháil|} {arís|}; teastaíonn {téacsanna|na téacsanna} uaim {arís|}; liostáil {mé|} {arís|}; cuir ar ais ar an liosta mé; is féidir téacsáil arís; lean ort leis na téacsanna`,
  regret:
    'tá brón orm; brón orm; gabh mo leithscéal; faraor; ar an drochuair; mo leithscéal; tá an bhrón orm',
  filler: `go raibh {maith|míle maith} {agat|agaibh}; grma; le do thoil; más é do thoil é; más é bhur dtoil é; dia {duit|dhuit|daoibh}; a chara; haigh; slán {go fóill|}; míle buíochas; buíochas; beannachtaí; le meas; maidin mhaith; go raibh maith agat as {an meabhrúchán|meabhrú dom|an téacs}; agus; bhuel; mise; ansin`,
};
