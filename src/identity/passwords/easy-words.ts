/**
 * What passwords are made of that everybody tries first: words, names and phrases that stand at the top of every list of
 * stolen passwords, and their Irish and British neighbours. With figures, signs and other spellings around them, and one
 * after another, they stand for many thousands of passwords; `weak.ts` reads them so.
 */
export const EASY_WORDS: readonly string[] = `
password passwort passwd pass parola letmein letme welcome willkommen login logon signin secret access admin administrator
root master manager staff office work company team system server computer laptop desktop internet network windows microsoft
apple google facebook twitter instagram youtube amazon netflix android iphone samsung nokia default change changeme changethis
temp temporary test testing tester guest user username hello hallo goodbye please thanks thankyou dragon monkey shadow
sunshine princess football baseball basketball soccer hockey tennis golf rugby hurling camogie cricket liverpool arsenal
chelsea everton celtic rangers united manutd manchester city spurs tottenham newcastle leeds munster leinster ulster connacht
ireland irish dublin cork galway limerick waterford kerry clare mayo sligo donegal kilkenny wexford wicklow tipperary kildare
meath louth cavan monaghan leitrim roscommon longford offaly laois carlow westmeath england scotland wales britain london
iloveyou loveyou love lovely lover forever family mother father mummy daddy sister brother baby babies angel angels heaven
god jesus christ mary joseph patrick padraig michael james john thomas daniel david sean liam conor oisin cian darragh
aoife ciara niamh saoirse emma sarah laura rachel rebecca jessica jennifer michelle nicole ashley amanda samantha elizabeth
charlie george william harry jack oliver thomas matthew andrew joshua anthony robert richard steven jordan justin brandon
superman batman spiderman ironman starwars war wars trek pokemon pikachu naruto minecraft fortnite playstation nintendo mario mustang
ferrari porsche mercedes toyota honda harley yamaha corvette camaro jaguar tiger lion eagle falcon hawk phoenix wolf bear
panda turtle dolphin horse pony kitty cat cats dog dogs puppy bunny rabbit chicken cookie cookies chocolate cheese coffee
banana orange lemon cherry peaches strawberry pepper ginger honey sugar candy summer autumn winter spring january february
march april may june july august september october november december monday tuesday wednesday thursday friday saturday
sunday morning night today tomorrow yesterday holiday christmas easter halloween birthday happy smile flower flowers rose
garden purple yellow green black white silver golden gold diamond blue red pink rainbow thunder lightning storm snow
rocket galaxy star stars moon earth world peace freedom america canada australia france germany espana italia polska
killer hunter ranger soldier warrior ninja pirate wizard merlin magic matrix trustno trust nothing whatever qwerty qwertz
azerty asdf zxcv qazwsx abc abcd abcde one two three four five six seven eight nine zero number numbers music guitar
piano metal rock dance party beer whiskey guinness vodka money dollar euro bank banking lucky luck winner champion
health hospital doctor nurse patient care carer social prescribing prescriber wellbeing community hedgerow link worker
correct horse battery staple the and you are for with this that have from not but what all were when your can said there
use each which she how their will other about out many then them these some her would make like him into time has look
more write see number way could people than first water been call who its now find long down day did get come made part
my me is in it to of on at be by an as or we us do no so up if go he am
`
  .trim()
  .split(/\s+/);
