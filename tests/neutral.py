"""Neutral texts: thirty paragraphs as wires write them, on politics, war, crime, sport, markets, weather and science, and advice."""

NEUTRAL = (
    "The central bank kept its main interest rate at 3.5 percent on Thursday, as most analysts had expected.",
    "Two people were injured when a bus and a lorry collided near the town of Aldmoor on Friday morning.",
    "The foreign ministers of Norland and Sudria met in Brussels on Monday to discuss fishing rights.",
    "Heavy rain is forecast for the northern districts, and the weather service has issued a warning until Sunday.",
    "The company said that its sales rose by four percent to 2.1 billion crowns in the third quarter.",
    "Police arrested a 34-year-old man in connection with a burglary at a jewellery shop in the city centre.",
    "Shelling was reported in three villages east of the river during the night, according to the regional administration.",
    "The home side won the match 2-1 after a goal in the last minute by the captain.",
    "Parliament voted by 112 to 87 in favour of the budget for next year.",
    "The museum will reopen in March after two years of building work, its director said.",
    "A court in the capital sentenced the former official to four years in prison for taking bribes.",
    "Shares closed slightly lower on Tuesday, with banks and mining companies leading the losses.",
    "The ministry of health recorded 214 new cases of measles in the week to 12 May.",
    "Rescue teams reached the village on Wednesday evening, two days after the earthquake.",
    "The union and the railway company agreed on a pay rise of 5 percent over two years.",
    "Voters in the eastern province go to the polls on Sunday to elect a new governor.",
    "The army said that 14 soldiers were killed when a convoy was hit on the road to the airport.",
    "The film, which opens on Friday, was shot in the north of the country over eleven weeks.",
    "The airline cancelled 40 flights because of fog at the main airport.",
    "Researchers at the university measured the depth of the lake at 61 points between April and June.",
    "The talks on a ceasefire will continue next week in Geneva, the mediator said.",
    "The city council approved a plan to build 1,200 flats on the site of the old harbour.",
    "Oil prices rose by two percent after producers agreed to extend output cuts until the end of the year.",
    "A fire broke out in a warehouse in the industrial area, and nobody was hurt.",
    "The defender has signed a contract for three seasons with the club, which did not disclose the fee.",
    "The prosecutor asked for more time to examine the documents, and the hearing was put off until 9 June.",
    "The number of people out of work fell by 3,000 in August, the statistics office reported.",
    "The president is to visit the flooded region on Saturday and meet local officials.",
    "Farmers in the valley began the harvest a week later than last year because of the cold spring.",
    "The school will be closed on Thursday while engineers repair the heating.",
)

ADVICE = (
    (
        "How to make leek and barley soup\n"
        "Wash two large leeks, cut them into rings and leave them in a colander to drain. Melt 30 g of butter in a heavy saucepan, add "
        "the leeks with a pinch of salt, and cook them for ten minutes with the lid on. Pour in 1.2 litres of stock, tip in 100 g of "
        "pearl barley and a bay leaf, and bring it to the boil. Turn the heat down and let it bubble for forty minutes, until the grains "
        "are tender.\n"
        "Ladle the soup into four bowls and scatter chives over it. Serve with rye rolls and a wedge of blue cheese. Leftovers keep for "
        "three days in a sealed tub and can be frozen for two months."
    ),
    (
        "Pruning a climbing rose in February\n"
        "Climbing roses are pruned between December and February, while the plant is dormant. Use clean secateurs and thick gauntlets. Take "
        "out dead, crossing and rubbing shoots first, then tie the new canes to the trellis as near to the horizontal as they will go. "
        "Shorten the side shoots to two or three buds. Finish with a mulch of leaf mould, five centimetres deep, and keep it away from the "
        "base of the stems."
    ),
    (
        "Brant X4 tablet: what the numbers say\n"
        "The Brant X4 has an eleven-inch display with a refresh rate of 120 hertz, eight gigabytes of memory and a battery of 8,400 "
        "milliampere hours. In our test it played video for 14 hours and 20 minutes with brightness at half. It charges by cable alone. "
        "The stylus clips to the left edge and sends its charge level to the status bar. The back is made of brushed aluminium, and the "
        "corners are rounder than on the X3."
    ),
    (
        "Replacing the inner tube of a bicycle\n"
        "Turn the bicycle upside down, open the quick release and lift out the wheel. Let the remaining air out of the valve. Push two levers "
        "under the rim, a hand's width apart, and peel the tyre over the edge. Pull the old tube out, run a thumb along the inside of the "
        "casing and remove any thorn or shard of glass. Inflate the new tube a little, tuck it in and press the bead back with both palms."
    ),
    (
        "Rovers draw at home to Aldmoor\n"
        "Rovers and Aldmoor drew 1-1 at Canal Road on Saturday. Dane Ruck put the visitors ahead from a corner after 19 minutes, and Ife Bello "
        "equalised with a header shortly before the interval. Both keepers made two saves in the second half. Rovers stay ninth with 21 "
        "points; Aldmoor move up to fourteenth. The crowd was 3,412. Rovers travel to Westhaven on Tuesday evening."
    ),
    (
        "Sleep and screens: what is known\n"
        "A review of 31 trials found that adults who put their phones away an hour before bed fell asleep nine minutes sooner on average. Light "
        "with a short wavelength lowers the level of melatonin, but the effect was small in most trials. Naps of more than half an hour in "
        "the afternoon made falling asleep at night slower. The authors advise regular hours, a cool room and no coffee after four. People "
        "who snore, wake with a dry mouth or feel drowsy at the wheel should see a doctor."
    ),
    (
        "A walk along the Corran ridge\n"
        "The path starts behind the chapel, crosses two stiles and climbs through bracken to a cairn at 412 metres. From there the route follows "
        "a dry-stone wall south for three kilometres. Hikers see kestrels, wheatears and, in May, orchids. The descent by the quarry is "
        "slippery after rain, and poles help. Allow four hours and take water, since the spring at the sheepfold dries up in July."
    ),
    (
        "A cowl in moss stitch\n"
        "Cast on 121 stitches with a 5 mm circular needle and join in the round without twisting. Knit one, purl one to the marker. In the "
        "following round purl the knit stitches and knit the purl stitches. Repeat these rounds until the piece measures 28 cm. Bind off "
        "loosely, weave in the ends and soak the cowl in lukewarm water with a drop of shampoo. Dry it flat on a rack."
    ),
    (
        "Comet visible before dawn this week\n"
        "The comet can be seen low in the east from about five in the morning until Thursday. It stands a hand's breadth to the left of "
        "Arcturus and has a magnitude of 4.8, so that binoculars are needed in towns. Its tail is two degrees long and points away from the "
        "sun. The nucleus is about four kilometres across, according to radar echoes, and completes an orbit in 71 years."
    ),
    (
        "Reed organ returns to the assembly rooms\n"
        "The reed organ that stood in the assembly rooms until 1961 is back after two years in a workshop. The bellows were patched with "
        "sheepskin, 61 reeds were tuned, and the walnut case was cleaned and waxed. Marta Quill will play pieces by Franck and Karg-Elert "
        "at the first recital on 3 March. Tickets cost 9 crowns and are on sale at the box office and the tourist office."
    ),
    (
        "What a heat pump needs\n"
        "A heat pump takes warmth from the outside air and passes it to the water of the radiators. It runs best at a flow temperature under 45 "
        "degrees, so large radiators or underfloor pipes help. Before fitting one, an engineer measures each room, counts the panes and "
        "checks the loft for insulation. The outdoor unit should stand on a level slab, a metre from the fence, with nothing in front of the "
        "fan. A service once a year takes about an hour."
    ),
    (
        "Feeding a sourdough starter\n"
        "Stir 50 g of rye flour into 50 ml of lukewarm water in a clean jam jar, cover it loosely and leave it on the worktop. Each morning "
        "spoon out half of it and add the same amounts again. By the fifth day there should be bubbles and a smell of cider. If a grey liquid "
        "collects on top, pour it off and feed the starter twice that day. Kept in the fridge, it wants flour once a week."
    ),
)
"""Twelve short articles on cooking, gardens, machines, health, sport, travel and crafts, as advice and reports put it: nothing that a
style guide would mark. Written before the model was tried on them."""
