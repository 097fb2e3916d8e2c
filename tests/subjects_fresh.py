"""More paragraphs of other fields, with invented places and outlets, written before the rule on public life or its last change.

`PLAIN_FRESH` was written first; every second paragraph was not looked at until the end. `PLAIN_SCORN` has scorn in plain prose
(reviews, characters, advice). `PLAIN_LAST` was written when nothing changed any more. `LOADED_FRESH` was written before the list of invective.
"""

PLAIN_FRESH = {
    "medicine": (
        "A fulminant infection of the heart valve can destroy the tissue within days. Vegetations break loose, travel to the brain and starve it of blood, and the mortality is brutal by any measure: one patient in four dies in hospital. Surgeons cut away the rotten valve once antibiotics have failed, and the repair is often crippled by abscesses at the root of the aorta.",
        "Cluster headache is an excruciating pain on one side of the head that strikes at the same hour each night. Patients pace the room, weep from one eye and dread the next bout. Oxygen through a mask aborts most attacks in fifteen minutes; verapamil prevents them, though stubborn cases may need surgery on the nerve.",
        "The hospital’s burns unit treats about four hundred children a year, most of them scalded by hot drinks. Dead skin is scraped off under anaesthetic and grafts are stapled in place. Horrific scars can tighten for years, so a therapist stretches the joint each day, a painful routine that toddlers resist with screams.",
        "Rabies is almost invariably fatal once symptoms appear. The furious form brings agitation, terror of water and violent spasms of the throat; the dumb form paralyses the limbs. Anyone bitten by a stray dog should wash the wound for fifteen minutes and begin the vaccine the same day, because the virus creeps slowly along the nerves.",
    ),
    "finance": (
        "Shares in the chipmaker plunged 14 percent after it slashed its forecast, and the rout spread to suppliers in Taiwan. Traders who had bought on margin were wiped out when brokers liquidated their positions. Bears point to bloated inventories; bulls say that the savage correction has purged the froth and that a rebound is overdue.",
        "The hedge fund built an aggressive short position in the distressed retailer’s bonds. When a rival bidder appeared, the price rocketed and the squeeze forced the fund to cover at ruinous prices. Its toxic loans were dumped on a bad bank, whose managers expect to recover thirty cents in the dollar.",
        "The central bank’s hawkish tone crushed hopes of a cut in the spring. Yields on two-year notes surged to their highest since 2008, the curve inverted further, and junk spreads blew out. Analysts at a brokerage in Leeds called it a blunt message, yet the pound barely moved and panic selling did not follow.",
        "A hostile takeover begins with a raid at dawn: brokers sweep up shares before the target can react. The board may swallow a poison pill, seek a white knight or sell its crown jewels. Greenmail, in which the raider is paid to go away, has become rare since the tax on such gains was raised.",
    ),
    "law": (
        "Counsel for the respondent argued that the clause was unconscionable and the penalty grossly disproportionate. The judge rejected the first ground but held that the landlord had acted in flagrant breach of the covenant. She awarded exemplary damages for the malicious prosecution and struck out the remaining claims as frivolous and vexatious.",
        "To prove fraudulent misrepresentation, a claimant must show that the statement was false, that its maker knew it to be false or was reckless as to its truth, and that he relied on it. Gross negligence will not do. A mere puff, such as the boast of a car dealer, is no representation at all.",
        "The appeal court quashed the conviction because the confession had been coerced. It found that the officers’ oppressive questioning, deprivation of sleep and threats against his sister amounted to inhuman treatment, and that the trial judge had perversely admitted the evidence. The Crown will not seek a retrial of the alleged arsonist.",
        "Whoever knowingly harbours a fugitive commits an offence under section 9. The defence of duress is available where the accused was threatened with death or serious harm, but not to one who voluntarily joined a violent gang. Depraved indifference to human life, an older term, survives in a few statutes of the state.",
    ),
    "sport": (
        "Harmon blasted a vicious drive from thirty yards that crashed against the bar, and Osei pounced on the rebound. The visitors crumbled after the break. Their captain was sent off for a reckless lunge, the keeper flapped at a corner, and the home side ran riot in a one-sided second half to win 5-0.",
        "The champion was ruthless on serve and punished every weak return. Her opponent squandered two break points in a scrappy opening set, then collapsed as the errors mounted. It was a humiliating 58 minutes for the fourth seed, who has suffered three straight defeats since her dazzling run to the final in Rome.",
        "In the seventh round a savage left hook dropped the Belgian, who beat the count on shaky legs. The referee waved it off after another brutal flurry against the ropes. Both men had traded insults at the weigh-in, but the winner embraced his beaten rival and praised the courage of a gutsy, stubborn fighter.",
        "The peloton attacked the murderous slopes of the last climb in filthy weather. A breakaway of six was swallowed with two kilometres left, and Lindqvist launched a devastating sprint to steal the stage. The race leader cracked, lost four minutes and blamed a feeble team; his sporting director called the day a disaster.",
    ),
    "war": (
        "Artillery pounded the rail junction before dawn and two battalions stormed the ridge from the east. The defenders counterattacked with drones, inflicting heavy losses, and the assault stalled in a minefield. By nightfall the besieged garrison still held the cement works, though shells had obliterated its fuel depot and the last bridge.",
        "The corvette was crippled by a torpedo that ripped open her stern. Forty sailors perished in burning oil. Her sister ship dropped depth charges and hunted the submarine for six hours; the wreck was found in 1998, its hull shattered and its guns still trained to port. The captain’s brutal discipline had been feared throughout the flotilla.",
        "Militiamen overran the outpost at Kessim and massacred the prisoners, according to two survivors. A relief column was ambushed in the gorge, where mines destroyed the leading trucks. Warplanes bombed the militia’s camps the next day. Terrified villagers fled along the river, and aid workers counted 3,000 of them in a squalid camp.",
    ),
    "games": (
        "The final boss spawns hordes of undead minions and unleashes a deadly poison cloud every thirty seconds. Dodge the fury attack, then punish him while he is stunned. Players with a cursed blade do insane damage here, but a single greedy combo will get you killed; cowardly though it seems, ranged builds are the safest.",
        "In this co-operative shooter four misfits slaughter waves of bugs on a doomed mining colony. The weapons are outrageous fun: a grotesque shotgun, a plasma whip, a grenade that turns enemies into shrieking chickens. The difficulty is merciless on the top setting, where the corrupt director cheats by spawning monsters behind you.",
        "Black blundered with the greedy pawn capture on move 18. White sacrificed the exchange, tore open the king’s position and launched a crushing attack along the h-file. After the feeble rook retreat the killer blow was a quiet queen move, threatening mate; the challenger resigned a hopeless endgame two moves later.",
        "The roguelike is punishing, even sadistic: a misclick near a lich means death and the loss of the whole run. Demons ambush you from secret doors, scrolls lie about their effects and a treacherous shopkeeper may attack. Yet its fans adore the evil humour, and the developer has patched the most broken exploits.",
    ),
    "religion": (
        "The prophet denounces the idolatry of the northern kingdom, whose wicked kings had slaughtered the innocent. He foretells wrath and desolation, a remnant saved, and the humbling of the proud. Commentators disagree whether the abomination in chapter nine refers to the altar of Antiochus or to the later desecration by Pompey.",
        "Lent begins with ashes and the words of repentance. The faithful confess their sins, fast and give alms; in some villages penitents flagellate themselves behind the cross on Good Friday. The devil tempts Christ in the first Sunday’s gospel, and the exorcism of catechumens, a solemn rite, follows on the third.",
        "The council of 1139 condemned the antipope as a usurper and declared his ordinations void. It anathematized the heretics of the south, forbade the detestable art of crossbowmen against Christians and punished simony and usury. Monks who had fled their abbeys were ordered back, on pain of excommunication, before the feast of All Saints.",
    ),
    "culture": (
        "“The Wretched and the Damned”, the second novel of the trilogy, follows a depraved abbot through a plague year. The villain is hideous and charming at once. Critics admired its lurid set pieces and its savage jokes; the stage version, a sumptuous flop, closed after nine nights at the Lyceum.",
        "The thriller stars Lena Marsh as a ruthless assassin who is betrayed by her corrupt handler. Its violence is gory, its dialogue hokey, and the twist is preposterous, yet the chase through the fish market is electrifying. Marsh steals every scene. “Dirty Hands” opens on Friday at the Regal and the Odeon.",
        "The band’s fourth album, “Vicious Lies”, opens with a ferocious drum solo and ends in a wall of filthy guitar. The singer snarls about heartbreak and greed; the ballad “Stupid Me” is sweet, almost sentimental. Recorded in eight days in a disused slaughterhouse, it is their angriest work and easily their best.",
        "Goya’s black paintings were made on the walls of his house. A crazed Saturn devours his son; witches gather before a monstrous goat; two peasants batter each other with cudgels. The colours are bleak and the faces grotesque. The restorer who moved them to canvas in 1874 inflicted terrible damage, some of it later repaired.",
    ),
    "food": (
        "Blanch the bitter greens for a minute to tame them, then shock them in iced water. Smash the garlic, brown it gently and discard it. The dressing should be sharp, almost violent, with plenty of vinegar and a wicked amount of chilli; toss in the anchovies, crush a few croutons over it and serve at once.",
        "The devil’s food cake is absurdly rich, so a thin slice is enough. Beat the butter until pale, drown the cocoa in boiling coffee and fold the whites in gently. If the ganache splits it is not a disaster: whip in a spoonful of cold cream. Guilty pleasures of this kind freeze well for a month.",
        "Restaurants on the harbour front range from glorious to dreadful. At Mako the grilled squid was sublime and the service charming, but the house wine was vile. Avoid the tourist traps by the ferry. The best bargain is a shabby counter in the market where a grumpy cook fries sardines and pours obscene measures of sherry.",
        "Rancid oil ruins a batch of pesto. Buy small bottles, store them in the dark and throw out any that smell of putty. Weak, insipid basil from a supermarket pot will disappoint; the pungent leaves of late summer are far superior. Pound the salt and garlic to a paste first, otherwise stray lumps will overpower the rest.",
    ),
    "weather": (
        "A ferocious blizzard battered the coast overnight and buried cars under five feet of snow. Winds gusting to 90 mph tore roofs from barns, and killer waves pounded the sea wall at Ness. Forecasters warned of treacherous ice and a punishing freeze until Sunday. The storm, a weather bomb, deepened by 30 millibars in a day.",
        "The hurricane lashed the islands with torrential rain and a monstrous surge. It weakened over land but stalled, unleashing catastrophic floods in three river basins. Power was knocked out in the capital. A relentless ridge over the Atlantic steered the system west, and a second, more menacing, low is expected to follow it.",
        "Drought has ravaged the maize belt for a third season. Scorching winds stripped the topsoil, cattle died beside dry wells and the lake shrank to a toxic puddle. Oppressive heat returned in March; the long rains failed again. A cruel irony of the forecast is that the first good storm may wash away what is left of the seed.",
    ),
    "science": (
        "A supermassive black hole shreds any star that strays too close. Tidal forces rip it apart, half of the debris is flung out and the rest spirals inwards, heated to violent temperatures. The doomed star announces its end with a flare that outshines its galaxy for months. Such disruptions are rare: one in ten thousand years.",
        "The volcano erupted with tremendous violence in 1815. Pyroclastic flows annihilated three villages, ash smothered the crops and a sulphurous haze dimmed the sun as far away as Europe. The dreadful summer that followed brought famine and typhus. Cores drilled in Greenland preserve a spike of acid from that year, a stark marker for chronology.",
        "Noise corrupts the weak signal, so a naive estimator is biased and inconsistent. The authors exploit a clever symmetry to kill the dominant error term; a crude bound on the remainder suffices. The method is greedy, aggressive pruning discards nine tenths of the tree, and pathological inputs that break older codes are handled gracefully.",
        "Free radicals attack the polymer and degrade it to a brittle, useless film. Aggressive solvents accelerate the decay. A sacrificial layer of zinc protects the steel beneath; once it is exhausted, corrosion runs rampant under the paint. Inspectors look for ugly blisters and weeping rust near welds, where stress is worst.",
    ),
    "animals": (
        "The stoat is a fearless killer that attacks rabbits five times its weight. It dances to mesmerise its prey, then strikes with a lethal bite to the neck. Introduced to New Zealand, it has slaughtered ground-nesting birds and driven several to extinction. Trappers lay poisoned eggs along the ridges each spring.",
        "Ants of this species raid neighbouring nests and enslave the brood. The queen sneaks in, murders her rival and takes on her scent. Parasites manipulate the workers: a sinister fungus hijacks the brain, forces the ant to climb and kills it in a death grip. Cannibalism is common when the colony starves.",
        "Your puppy is not being spiteful when he destroys a cushion; he is bored. Ignore the whining, reward calm and never punish an accident on the carpet. A timid dog may snap when cornered, and an aggressive one needs a trainer. Obsessive licking, frantic pacing and destructive chewing are signs of distress when he is left alone.",
        "Invasive crayfish have devastated the river’s native stock. The alien species is voracious, burrows into banks and spreads a deadly plague to which it is itself immune. Wardens trap thousands a week and kill them humanely. An illegal trade in live animals, many of them smuggled from farms, undermines the whole eradication programme.",
    ),
    "product": (
        "Liquid Death sells canned water under the slogan “Murder Your Thirst”. Its rival, Monster, offers a Nitro Super Dry; both sponsor skateboarders. Obsession and Poison are perfumes of the 1980s, while Urban Decay’s Naked palette, Better Than Sex mascara and the Benefit tint called Bad Gal are sold at the same counter.",
        "The Dodge Demon does the quarter-mile in under ten seconds. Its supercharger is savage, its thirst shocking, and the rear tyres are shredded in a weekend. Next to it the Hellcat looks tame. Buyers get a Killer Bee paint scheme, a drag mode and a stern warning about insane torque on a wet road.",
        "Ben’s hot sauces have names such as Mad Dog, Pure Hell and Widow Maker. The mildest, Lazy Liar, is a ketchup with a kick; the fiercest is a vicious extract that should be handled with gloves. A gift box, the Seven Deadly Sins, costs £24. Customers can order online or visit the stall at Broad Lane on Saturdays.",
    ),
    "shakespeare": (
        "Iago poisons the Moor’s mind with a lie about a handkerchief. Othello, mad with jealousy, smothers his innocent wife and calls her a whore; Emilia exposes the villain and is murdered. Thomas Rymer thought the play a bloody farce. Later critics have found in the tragedy a cruel study of trust betrayed and reason corrupted.",
        "In the Scottish play a loyal general turns tyrant. Goaded by his fiendish queen, Macbeth butchers a sleeping king, hires thugs to kill his friend and slaughters a mother with her babes. The weird sisters cheat him with riddles. Malcolm calls him a dead butcher, a judgement that the soliloquies make hard to share.",
        "Shylock, the vengeful moneylender, demands his pound of flesh and is humiliated in court. The Christians who spit on him preach mercy and show little. Directors must decide whether Gratiano’s cruel jeers are funny. In the Globe’s staging the forced baptism, wordless and brutal, was set against the giddy love scene at Belmont.",
    ),
    "obituary": (
        "Margaret Ellery, who has died aged 91, was a fierce and brilliant editor of crosswords. Her clues were devious, never unfair; solvers called her the Duchess of Deceit. She survived the terrible winter of 1947 on a farm, loathed telephones and bullied two generations of setters into accuracy. A disastrous first marriage ended in 1960.",
        "The wrestler billed as Butcher Bannon was in private a gentle man who bred canaries. In the ring he cheated, gouged and strangled to a chorus of boos, and his feud with the Masked Idiot sold out halls for a decade. He retired in 1981 with a ruined knee, ran a pub and gave thousands to a hospice.",
    ),
    "history": (
        "The tyrant of Syracuse crushed the revolt, enslaved the women and crucified the ringleaders. His brutal mercenaries, unpaid, mutinied the next year and sacked the granaries. Diodorus says that he died of shame and gluttony; a papyrus found in 1905 suggests poison. The fanatical cult of his ghost lasted until the Roman siege.",
        "Plague ravaged the port in 1665. Corpses rotted in the lanes, looters plundered shut houses and terrified families bribed the watchmen to let them flee. Quack doctors sold worthless amulets. The parish register, kept by a stubborn sexton, lists 411 dead, among them two wicked landlords whom a ballad of the time gloats over.",
    ),
    "technology": (
        "A malicious package stole passwords from infected machines for three weeks. The worm exploits a sloppy check of bounds, hijacks the updater and kills rival malware. A brute-force attack on weak keys followed. Zombie hosts bombarded the registry with bogus requests until the maintainers revoked the compromised tokens and purged the poisoned cache.",
        "If the build is broken, run the doctor command first. A dumb terminal ignores colours; a zombie process is a child whose parent has not reaped it. Avoid dirty hacks such as killing the daemon by name. The deprecated flag is a silent no-op now, and abusing it in scripts triggers an ugly but harmless warning.",
    ),
    "travel": (
        "The ghost town lies at the end of a hair-raising track above a sheer drop. Its hanging judge, Cutthroat Pete and the Dirty Shame saloon are the stuff of legend, much of it bogus. Summer heat is punishing, rattlesnakes are plentiful and the only toilet is foul. The sunset over the Devil’s Anvil is magnificent.",
    ),
    "parenting": (
        "Toddlers throw tantrums because their feelings overwhelm them. A screaming child is not manipulating you. Stay calm, keep him safe and avoid harsh words: shaming makes the rage worse and bribes teach him to whine. Nightmares are normal at four. If a monster lurks under the bed, a torch and a silly song will banish it.",
    ),
    "gardening": (
        "Bindweed is a thug that strangles everything in its path. Dig out each scrap of the brittle white root, since a fragment will invade the bed again. Ruthless pruning in February revives a tired rose; feeble shoots and ugly crossing stems should go. Slugs wreak havoc on hostas, and vine weevil grubs kill by stealth.",
    ),
}

PLAIN_SCORN = {
    "medicine": (
        "Tetanus toxin travels up the nerves and unleashes violent spasms. The jaw locks, the back arches, and a slamming door is enough to provoke an agonising seizure. Before ventilators the mortality was appalling. Clean the filthy wound, cut away dead tissue and give antitoxin early; vicious scarring of the airway may follow a long intubation.",
    ),
    "finance": (
        "Short sellers savaged the lender after a damning report on its bloated loan book. Depositors panicked, the shares cratered by a third and rivals circled the carcass. A white knight appeared at the weekend, yet bondholders were slaughtered: the junior notes were wiped out in full, a brutal outcome that stunned seasoned traders.",
    ),
    "law": (
        "The tribunal found that the employer’s conduct had been high-handed, malicious and oppressive. It rejected as incredible his evidence that the dismissal was a joke. Aggravated damages were awarded for the humiliating manner of the search, and the counterclaim was struck out as a sham. Costs follow the event.",
    ),
    "sport": (
        "Villa were dreadful for an hour and then, absurdly, unplayable. Their wasteful forwards had squandered five chances when Kolo lashed a ferocious free kick past a bewildered keeper. The hosts imploded. A shocking back pass gifted the second, and a thuggish late challenge left Moreno writhing on the turf.",
    ),
    "war": (
        "At the crossroads the column blundered into an ambush. Machine guns raked the lorries, horses screamed and the survivors cowered in a ditch until dusk. The colonel, vain and incompetent by every account, had ignored his scouts. Revenge was savage: next morning the hussars burned the village and butchered its garrison.",
    ),
    "games": (
        "The necromancer is a nasty piece of work: he taunts you, steals your potions and turns fallen allies into rotting puppets. Brute force is suicidal. Lure his idiotic ghouls into the pit, dodge the poisonous breath and smash the totems. On the hardest mode the wretched skeleton archers will slaughter a careless party in seconds.",
    ),
    "religion": (
        "The sermon warns of hypocrites who pray loudly on street corners, of greed and of lying tongues. Pharaoh hardens his heart, and ten dreadful plagues descend: frogs, boils, darkness. Jonah sulks beneath his withered gourd. In the mystery plays the Devil is a buffoon, beaten by saints to howls of laughter from the crowd.",
    ),
    "culture": (
        "Its antihero is a pathetic swindler with a monstrous ego, and the director adores him. The first act is hilarious, the second bleak, the third a ludicrous bloodbath scored for kazoo. Her camera lingers on grotesque faces and filthy kitchens. Some will find “The Shameless” unbearable; it is a wild, stupid, glorious ride.",
    ),
    "food": (
        "Overcooked squid is a disgusting, rubbery insult, so be ruthless: ninety seconds in furiously hot oil. Bash the chillies, bully the garlic into a paste and drown everything in lemon. Cheap balsamic is vile, sweet and fraudulent. My pick is an obscenely creamy burrata, with tomatoes so ripe that they collapse at a touch.",
    ),
    "weather": (
        "Sunday’s tornado obliterated a trailer park and hurled a tractor into the lake. Hailstones as big as fists smashed windscreens and stripped the vines. It was a freak event, forecasters said, born of a stupidly unstable air mass. Sinister green clouds hung over the ridge, a wicked squall line followed, and the river rose at a terrifying rate.",
    ),
    "science": (
        "Cancerous sub-clones cheat: they exploit the growth factors of their neighbours and contribute nothing. A crude model of selfish replicators reproduces the collapse. Random noise ruined two of the runs, a blunder in the calibration biased a third, and the naive baseline performed miserably. The corrupted files were discarded.",
    ),
    "animals": (
        "Hyenas are neither cowardly nor lazy; they kill most of what they eat. A mob will harass a lioness, steal her kill and crush the bones. Cubs are born with teeth and fight savagely, and the weaker twin is often murdered in the den. The spiteful cackle that frightens campers is a sign of submission.",
    ),
    "product": (
        "Nobody forgets the name Filthy Liar: a stout so black and bitter that it glowers. Its sisters are Dirty Blonde, Stupid Sexy Porter and the imperial Tyrant, a 12 percent monster that will wreck your evening. The labels, drawn by a deranged genius, show rats in crowns. Four bottles of each come in a coffin-shaped crate.",
    ),
    "history": (
        "Rival popes cursed one another as heretics, liars and sons of perdition. Mercenaries plundered the suburbs; a mad monk preached that gold was dung. When the wells were poisoned, the terrified burghers blamed the lepers and drove them into the marsh, a crime for which the shameful annals of the town offer no excuse.",
    ),
    "technology": (
        "This API is a mess. The idiotic default silently truncates long keys, the retry loop is broken and a rogue thread may corrupt the heap. Kill it with signal nine. Sloppy error handling hides the real culprit, an evil little off-by-one that crashes the daemon at midnight; the ugly workaround is to sleep for a second.",
    ),
    "travel": (
        "Reviews of the guesthouse range from rapturous to savage. The mattress was a torture device, the rooster a sadist. Yet the owner, a cheerful old crook, poured lethal plum brandy and told outrageous stories until two. The hike to the crater is punishing, the descent treacherous, and the leeches are bloodthirsty little horrors.",
    ),
    "shakespeare": (
        "Richard, deformed and gleefully wicked, woos the widow of a man he has murdered. He betrays Buckingham, smothers the innocent princes and is cursed by his own mother as a toad. Ghosts torment the bloody tyrant before Bosworth. Olivier made the villain a seductive comedian; other actors stress a wounded, hateful child.",
    ),
    "parenting": (
        "Siblings squabble, cheat and snitch; it is tedious but normal. Do not brand one child the bully and the other the victim. A furious five-year-old who calls you stupid is testing a word. Ignore the insult, name the feeling and refuse to be blackmailed by tears in the supermarket, however ghastly the stares.",
    ),
}

LOADED_FRESH = {
    "medicine": (
        "The hospital trust’s bosses pocketed fat bonuses while patients rotted on trolleys in the corridor. Their mealy-mouthed statement is a disgrace, and the minister who appointed these incompetents has not had the decency to resign.",
        "A craven drugs watchdog rubber-stamped the pill after a slick lobbying blitz. Patients were guinea pigs; the firm laughed all the way to the bank, and its shameless chief executive still has the nerve to lecture doctors.",
    ),
    "finance": (
        "The disgraced financier, a serial liar with a taste for yachts, fleeced pensioners out of their savings. Regulators slept through the whole sordid affair, and the toothless fine handed down on Friday is a joke.",
        "Another day, another handout for the bankers. The chancellor’s cowardly surrender to the City is a slap in the face for every honest worker, and the spin from the Treasury is frankly insulting.",
    ),
    "law": (
        "In a jaw-dropping betrayal of victims, a liberal judge waved the predator through the door. The soft-touch courts of this state have become a revolving door for scum, and nobody in the capitol has the guts to say so.",
        "The attorney general’s vindictive persecution of a harmless pastor is a chilling abuse of power. It is a sham built on hearsay, cheered by the usual mob of activists.",
    ),
    "sport": (
        "The league’s spineless commissioner caved to the billionaires again. Fans who have been milked for decades are expected to swallow this insulting stitch-up with a smile.",
        "Wallowing in self-pity, the overpaid star blamed everybody but himself. His tantrum was childish, his excuses were laughable, and his cronies in the press box lapped it up.",
    ),
    "war": (
        "The regime’s butchers rained terror on defenceless families, and the hypocrites at the United Nations issued yet another limp statement. History will not forgive this cowardice.",
        "Chickenhawks in Washington are itching to drag the country into one more senseless bloodbath. Their lies about the last war cost thousands of lives, and they have learned nothing.",
    ),
    "games": (
        "The publisher’s rapacious loot boxes are gambling for toddlers, dressed up by cynical suits who despise their own customers. Lawmakers who look the other way are complicit in the racket.",
    ),
    "religion": (
        "The megachurch’s slick pastor bilks the poor to pay for his jet. His smarmy prosperity gospel is a con, and the politicians who court him ought to be ashamed.",
        "Intolerant secularists want to drive faith out of public life. Their sneering contempt for ordinary believers drips from every page of this nasty little report.",
    ),
    "culture": (
        "Publicly funded luvvies are at it again, sneering at the voters who pay their wages. The exhibition is a puerile stunt, and the gallery’s smug director calls anyone who objects a bigot.",
        "The broadcaster’s slavish devotion to fashionable nonsense has reached a new low. Its pampered presenters parrot the party line, and licence payers are treated like idiots.",
    ),
    "food": (
        "Big Sugar has bought off the scientists and bamboozled the public for years. Its grubby propaganda, dutifully recycled by lazy reporters, has made a generation of children sick.",
    ),
    "weather": (
        "Hapless officials bungled the evacuation from start to finish. The governor, missing in action as usual, then had the gall to blame the victims for his own botched response.",
    ),
    "science": (
        "The arrogant high priests of the lab smeared a brave whistleblower, buried the data and closed ranks. Their groupthink has disgraced a once proud institution.",
    ),
    "nature": (
        "Heartless ministers have signed the death warrant of the ancient forest to please their developer pals. It is vandalism, pure and simple, and they know it.",
    ),
    "technology": (
        "The creepy tech giant snoops on children and then lies about it to Congress. Its robotic founder has bought himself a pack of tame senators, and his grovelling apology fooled nobody.",
    ),
}

PLAIN_LAST = {
    "medicine": (
        "A dissecting aneurysm tears the wall of the aorta and is often deadly before help arrives. The pain is savage, ripping through the chest to the back. Blood pressure must be lowered aggressively with beta blockers. Without an operation half of the patients die within two days, and survivors live under the threat of another rupture.",
    ),
    "finance": (
        "Cocoa futures crashed 20 percent in a week, a violent reversal that burned hedge funds which had piled into the trade. Poor harvests in Ghana had sent prices wild in spring. Now rain has killed the rally, margin calls are brutal and producers who failed to hedge face a grim season.",
    ),
    "sport": (
        "The Wolves destroyed the Bears 41-3 in a hostile stadium. Their ferocious pass rush terrorised a rookie quarterback, who fumbled twice and threw an ugly interception. It was the most lopsided defeat in the rivalry for thirty years. The coach called the first half a horror show, and limping veterans filled the treatment room.",
    ),
    "games": (
        "The plague doctor is a terrifying opponent in the second act. He curses the party, summons crazed rats and his scythe inflicts massive bleeding damage. Kill the minions first. A sneaky trick is to stun him beside the well; the demon then attacks his own hounds, and the remaining fight is laughably easy.",
    ),
    "culture": (
        "Her debut is a bleak, violent thriller about a corrupt sheriff and the drifter who betrays him. The prose is feverish, the jokes are dark, and a grotesque banquet scene lingers in the mind. The ending disappoints: a mad uncle appears from nowhere. Even so, it is a gripping, gloriously nasty first novel.",
    ),
    "weather": (
        "Torrential rain unleashed mudslides that swallowed the coastal road on Thursday. A vicious front swept in faster than predicted and battered the valley for nine hours. Hundreds fled rising water. The gauge at the weir was wrecked, so nobody knows how monstrous the peak was; a lull is due before the next assault on Sunday.",
    ),
    "nature": (
        "Male elephant seals fight bloody battles for a stretch of beach. The loser slinks off with a torn snout, and desperate bachelors ambush females on their way to the sea. Pups are sometimes crushed in the frenzy. Starving mothers abandon weak young, and gulls peck out the eyes of those too feeble to move.",
    ),
    "war": (
        "The second assault was a disaster. Tanks bogged down in the marsh, where hidden guns slaughtered the crews, and panic seized the reserve. Fanatical resistance in the brickworks held up the infantry for a week. The commander, a stubborn gambler, threw in his last regiment; it was annihilated within the hour by rocket fire.",
    ),
    "religion": (
        "In the apocalypse of Peter the damned hang by their tongues over fire, blasphemers and liars together. Cruel angels drive usurers through a lake of filth. The text was read in churches until the fifth century and denounced as spurious by others; its ghastly torments shaped Dante. Mercy, in one version, has the last word.",
    ),
    "travel": (
        "The night bus is a nightmare: the driver is a maniac, the heating kills and horror films blare until dawn. The train is slow, filthy and utterly wonderful. In the old quarter avoid the greedy taxi touts, and see the dungeon with its gruesome racks. A savage little spirit called tsikoudia is offered everywhere for free.",
    ),
    "technology": (
        "The exploit abuses a race condition to crash the watchdog, then injects hostile code. Naive mitigations made matters worse: a botched patch killed performance and was reverted in panic. Attackers can hijack the session and destroy backups. Researchers blame a toxic legacy of macros, some of it fiendishly obscure.",
    ),
    "history": (
        "The mutiny began over rotten meat. Sailors strangled the purser, threw a hated lieutenant overboard and hoisted a red shirt. Loyal ships bombarded the rebels at dawn and the admiral took a savage revenge: nineteen were flogged to death. The survivors were sent to a pestilent island, where fever finished most of them.",
    ),
}
