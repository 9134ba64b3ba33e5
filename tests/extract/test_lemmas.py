"""The bundled pipeline's lemmas of the verbs and nouns that the relations and cues are written with: lemma: sentences with the [form]."""

import re

import pytest

from extract.nlp import load

TABLE = """
abduct: Hamas [abducted] the men.
acquire: India is [acquiring] jets.
admit: Libya [admitted] the attack.
agree: Syria [agreed] to the deal. | The deal was [agreed] by both sides.
ally: They [allied] with France.
annex: Japan [annexed] Korea.
arise: Protests [arose] in Tehran.
arms: They discuss [arms] sales.
assess: They [assess] the damage.
attack: Hackers [attacked] the bank.
back: The US [backed] the rebels. | India is [backing] out.
base: The [bases] were shelled.
bear: The soldiers [bore] arms.
beat: The rebels were [beaten] back. | The army [beat] the rebels.
become: Ukraine [became] a candidate.
begin: Russia [began] shelling the town. | Talks have [begun] in Cairo.
beset: The town was [beset] by rebels.
bet: The ally [bet] on peace.
bid: Turkey [bid] for the jets.
bind: They [bound] the prisoners.
bleed: The enemy [bled] for months.
bomb: The planes [bombed] Aleppo. | Israel is [bombing] Gaza.
break: They [broke] the ceasefire. | The ceasefire was [broken] at dawn. | The truce was [broken] off.
breed: China [bred] horses.
bring: The police sought to [bring] him in. | They [brought] weapons to Gaza. | The weapons were [brought] from Iran.
build: China [built] a base. | The base was [built] by China.
burn: The army [burnt] the village.
burst: The shells [burst] over the city.
buy: India [bought] missiles from France. | The missiles were [bought] in 2019. | Turkey [buys] gas from Russia.
bypass: Iran [bypassed] sanctions.
cast: Russia [cast] a veto. | The veto was [cast] by Russia.
catch: Police [caught] two spies. | The spies were [caught] in Kyiv.
cede: The army is [ceding] ground. | Serbia [ceded] the region.
choose: Egypt [chose] French jets. | The jets were [chosen] by Egypt.
clash: The two sides [clashed] again.
cling: They [clung] to power.
come: The deal [came] in June.
condemn: The UN [condemned] the raid. | The raid was [condemned] by the UN.
corps: The [corps] was blamed.
cost: Fuel [cost] ten dollars.
creep: Rebels [crept] closer.
cut: Serbia [cut] ties with Kosovo.
deal: The two sides [dealt] with it. | A blow was [dealt] to the army.
defy: The army is [defying] the ban.
deny: Iran has been [denying] it.
detain: Police [detained] two men.
die: They are [dying] at the front.
dig: They [dug] trenches.
discuss: They [discuss] arms sales.
dismiss: They [dismiss] the charge.
draw: Iran [drew] a red line. | A line was [drawn] in the sand.
drive: The army [drove] the rebels out. | The rebels were [driven] out.
equip: The US is [equipping] the brigade. | The brigade was [equipped] by Poland.
express: They [express] support.
fall: The town [fell] to the rebels. | The town has [fallen].
feed: They [fed] the troops.
fight: Both armies [fought] near Kharkiv. | The battle was [fought] in winter.
finance: The UAE [financed] the militia. | The militia was [financed] by the UAE.
find: The rebels [found] weapons. | The weapons were [found] in a cave.
fire: Iran [fired] missiles at Israel.
flee: The president [fled] to Moscow. | Thousands have [fled] the fighting.
fling: The army [flung] grenades.
fly: The jets [flew] over Taiwan. | The drones were [flown] by pilots.
forbid: The treaty [forbade] such weapons. | Such weapons were [forbidden] by the treaty.
foresee: The treaty [foresaw] an embargo. | The visit was [foreseen] by analysts.
foretell: They [foretold] the war.
forgive: He [forgave] them.
forgo: They [forwent] the aid.
forsake: They [forsook] the treaty.
free: The army [freed] hostages. | The hostages were [freed] by Qatar. | The army is [freeing] hostages.
get: Iran [got] missiles from China.
give: Norway [gave] Ukraine missiles. | The missiles were [given] to Ukraine.
go: The talks [went] badly. | They had [gone] home.
grow: The dispute [grew] in May.
hang: Iran [hung] the spy.
headquarters: Its [headquarters] was hit.
hide: The army [hid] the weapons. | The weapons were [hidden] by the army.
hit: The missile [hit] a hospital. | The hospital was [hit] by a missile.
hold: Rebels [held] the town. | Talks were [held] in Doha.
hope: Iran [hoped] to buy jets. | Iran is [hoping] to buy jets.
hurt: The attack [hurt] two people.
install: The US [installed] radars.
keep: Spain [kept] the missiles.
kill: Ten soldiers were [killed].
know: They [knew] the plan. | The plan was [known] to all.
launch: Iran [launched] a missile.
lay: They [laid] mines along the border. | The mines were [laid] by Russia. | Rebels [lay] siege to the town.
lead: France [led] the mission. | The mission was [led] by France.
leave: Troops [left] the country. | The base was [left] by the troops.
lend: China [lent] money to Pakistan. | The money was [lent] by China.
let: Washington [let] the jets go.
lie: He was [lying] to the UN.
light: The border [lit] up.
lose: Turkey [lost] a jet. | Two jets were [lost].
make: Iran [made] the drones. | The drones were [made] by Iran.
mass: Tanks [massed] at the border. | Russia [massing] troops at the border. | They could [mass] troops.
mean: He [meant] war.
media: State [media] reported it.
meet: The ministers [met] in Vienna. | They have [met] twice.
mine: They [mined] the harbour.
mislead: The group [misled] inspectors.
need: They [need] missiles. | Ukraine [needed] shells.
occupy: The Soviets [occupied] Hungary. | Hungary was [occupied] by the Soviets.
outfight: They [outfought] the rebels.
outspend: Russia [outspent] Ukraine.
overcome: They [overcame] the siege.
override: The treaty was [overridden] by parliament.
overrun: Russia [overran] the village. | The village was [overrun].
oversee: They [oversaw] the truce. | The truce was [overseen] by the UN.
overthrow: Rebels [overthrew] the government. | The government was [overthrown] by rebels.
partake: He [partook] in talks.
pay: Qatar [paid] Hamas. | The salaries were [paid] by Qatar.
pledge: The army [pledged] support. | The UK is [pledging] aid.
possess: They [possess] warheads.
press: He wants to [press] Iran.
prove: The army [proved] the claim.
put: France [put] troops in Mali.
quit: He [quit] the alliance.
ratify: The treaty was [ratified].
read: They [read] the letter.
rebuild: The army [rebuilt] the base. | The base was [rebuilt] by the army.
redraw: The firm [redrew] the map.
refer: Egypt [referred] the case.
resell: Russia [resold] the oil.
resupply: The US [resupplied] Israel.
retake: They [retook] the town. | The town was [retaken] by the army.
rid: Egypt [rid] itself of the debt.
ride: The rebels [rode] into town.
ring: Britain [rang] the alarm.
rise: Oil prices [rose].
run: He [ran] the agency. | The agency was [run] by him.
sanction: The US [sanctioned] two banks. | Two banks were [sanctioned]. | The EU is [sanctioning] Russia.
say: He [said] nothing.
see: They [saw] the tanks. | The tanks were [seen] near the border.
seek: Iran [sought] new jets. | The jets were [sought] by Iran. | He is [seeking] missiles.
seize: China [seized] the boat.
sell: Russia [sold] tanks to India. | The tanks were [sold] to India.
send: Poland [sent] howitzers to Kyiv. | The howitzers were [sent] by train.
set: Germany [set] a deadline. | A deadline was [set] by Germany.
sew: They [sewed] flags.
shake: The blast [shook] the capital. | The capital was [shaken] by the blast. | The two men [shook] hands.
shed: He [shed] tears.
shell: Russia is [shelling] the town. | The town was [shelled] by Russia.
shoot: They [shot] at the convoy. | Rebels [shot] down a jet. | The drone was [shot] down over Crimea.
shrink: They [shrank] the army.
shut: Syria [shut] the border.
sign: France [signed] a pact with India.
sink: The torpedo [sank] the frigate. | The frigate was [sunk] by a torpedo.
slate: The talks are [slated] for May.
slay: The rebels [slew] the king. | Five men were [slain].
slide: The army [slid] into chaos.
slit: The bombs [slit] the wall.
speak: He [spoke] with Xi. | They have [spoken] often.
speed: The jet [sped] away.
spend: They [spent] billions on arms. | The money was [spent] on arms.
spread: The fighting [spread] to Sudan.
spring: He [sprang] a trap.
stage: Hamas [staged] an attack.
stand: The army [stood] with the president.
steal: Pirates [stole] the ship. | The ship was [stolen] by pirates.
sting: The bee [stung] him.
stop: The army [stopped] the convoy. | The UN is [stopping] aid.
strike: Rockets [struck] the port. | The port was [struck] by rockets. | The depot was [stricken].
supply: Iran is [supplying] drones to Russia.
swear: Iran [swore] revenge. | The minister was [sworn] in on Monday.
sweep: He [swept] into power.
swing: The ship [swung] south.
take: The army [took] the city. | The city was [taken] by the army.
target: Israel [targeted] a convoy. | Ukraine is [targeting] refineries.
teach: The army [taught] the recruits. | The recruits were [taught] by Americans.
tear: They [tore] up the treaty. | The treaty was [torn] up.
tell: She [told] reporters the news. | Reporters were [told] about it.
think: They [thought] about war.
throw: They [threw] grenades at the police. | The grenades were [thrown] by rebels.
tie: The army is [tying] prisoners.
train: The army is [training] recruits.
transfer: Iran [transferred] missiles to Russia. | The missiles were [transferred] by ship. | The US is [transferring] weapons.
undergo: Iran [underwent] inspections.
understand: He [understood] the threat.
undertake: Japan [undertook] a review. | The review was [undertaken] by Japan.
uphold: The court [upheld] the ban. | The ban was [upheld] by the court.
use: Russia is [using] drones.
veto: Turkey [vetoed] the bid. | The bid was [vetoed] by Turkey.
vie: The two states are [vying] for influence.
wage: Russia [waged] war on Ukraine.
wear: He [wore] a uniform.
win: Ukraine [won] the battle. | The battle was [won] by Ukraine.
withdraw: Troops [withdrew] from Kherson. | The troops were [withdrawn] in May.
withhold: The US [withheld] the aid. | The aid was [withheld] by Congress.
withstand: They [withstood] the siege.
wound: The blast [wounded] ten soldiers. | Ten soldiers were [wounded] by the blast. | They could [wound] civilians.
write: He [wrote] to Biden. | A letter was [written] by Xi.
lie: He [lay] in wait.
wind: They [wound] up the talks.
"""
CASES = [(sentence, line.split(":")[0]) for line in TABLE.strip().splitlines() for sentence in line.split(": ", 1)[1].split(" | ")]
KNOWN_FAILURES = {
    "The visit was [foreseen] by analysts.": "tagged as an adjective",
    "They [wound] up the talks.": "“wound” is taken for the verb of injury, which news of war means",
    "He [lay] in wait.": "“lay” is taken for the verb of laying mines and sieges",
}


@pytest.fixture(scope="module")
def docs():
    texts = [re.sub(r"[\[\]]", "", sentence) for sentence, _ in CASES]
    return dict(zip([c[0] for c in CASES], load().pipe(texts), strict=True))


@pytest.mark.parametrize(("sentence", "lemma"), CASES, ids=[f"{c[1]}: {c[0]}" for c in CASES])
def test_lemmas(docs, sentence, lemma, request):
    if sentence in KNOWN_FAILURES:
        request.applymarker(pytest.mark.xfail(reason=KNOWN_FAILURES[sentence], strict=True))
    token = next(t for t in docs[sentence] if t.idx == sentence.index("["))
    assert token.lemma_.lower() == lemma
