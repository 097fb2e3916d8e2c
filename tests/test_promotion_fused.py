"""Promotion and labels of advertisements glued to the story or set inside its sentences: the row has them alone."""

import re

import pytest

from audit.extract.insertions.wordings import rejoined
from audit.pipeline import audit
from audit.rows import Insertion
from audit.text import Document

STORIES = {
    "da": (
        "Dam at Corrow to be rebuilt after the winter floods",
        "The dam above Corrow will be rebuilt for 90 million crowns, the council said on Wednesday, three months after the winter floods.",
        "The council hopes that work on the dam will begin before the autumn.",
    ),
    "db": (
        "Court clears former minister of Norland of fraud",
        "A court in Norland cleared the former minister Arlo Finch of fraud on Thursday, after a trial that cost the state nine million crowns.",
        "Finch left the court by a back door, and his lawyer said that he would write a book about the trial.",
    ),
    "dc": (
        "Striking nurses in Tarn win a rise of six per cent",
        "Nurses in Tarn went back to work on Friday after the hospitals offered them a rise of six per cent.",
        "The hospitals said that they would pay for the rise by closing two wards.",
    ),
    "dd": (
        "Eastbay beat Rovers to reach the cup final",
        "Eastbay reached the cup final for the first time in forty years on Saturday when they beat Rovers 2-0.",
        "Eastbay will play Portmoor or Harle in the final, and the coach said that he did not mind which.",
    ),
    "de": (
        "Rat von Ulmental stoppt den Bau der Brücke",
        "Der Stadtrat von Ulmental hat am Dienstag den Bau der neuen Brücke gestoppt, weil das Geld fehlt.",
        "Der Rat will im Herbst noch einmal über die Brücke beraten.",
    ),
    "df": (
        "Warnstreik legt die Busse in Hohenfeld lahm",
        "Ein Warnstreik der Fahrer hat am Montag alle Busse in Hohenfeld stillgelegt, und viele Kinder kamen zu spät zur Schule.",
        "Die Fahrer wollen am Donnerstag über das Angebot der Stadt abstimmen.",
    ),
    "ha": (
        "Ferry to Skarn sinks in harbour, all aboard saved",
        "The only ferry to the island of Skarn sank at its berth on Tuesday night, and all 63 people aboard were saved.",
        "The owner of the ferry said that a second ship would sail to the island from Monday.",
    ),
    "hb": (
        "Parliament in Velmark votes to ban night flights",
        "Parliament in Velmark voted by a single vote on Monday to ban night flights from the capital's airport.",
        "The airport said that it would take the ban to the highest court of Velmark.",
    ),
    "hc": (
        "Bank of Lorne fined for hiding losses from savers",
        "The Bank of Lorne was fined 70 million crowns on Wednesday for hiding its losses from savers for six years.",
        "The bank said that it would pay the fine, and that no saver would lose any money.",
    ),
    "hd": (
        "Runner Ilse Thorn breaks mountain record at last",
        "Ilse Thorn broke the record for the mountain race of Gannet by eleven seconds on Sunday, at her seventh attempt.",
        "Thorn said that she would now rest for a month, and then run across the desert.",
    ),
    "he": (
        "Krankenhaus in Birkental schließt die Geburtshilfe",
        "Das Krankenhaus in Birkental schließt Ende März seine Geburtshilfe, weil Hebammen fehlen, wie der Kreis am Freitag mitteilte.",
        "Der Kreis will den Familien einen Fahrdienst in die Nachbarstadt bezahlen.",
    ),
    "hf": (
        "Feuer zerstört Sägewerk bei Tannrode",
        "Ein Feuer hat in der Nacht zum Mittwoch das Sägewerk bei Tannrode zerstört, verletzt wurde niemand.",
        "Der Besitzer will das Sägewerk an derselben Stelle wieder aufbauen.",
    ),
}  # fmt: skip
ASKED = [
    ("dc", "Bray said that the vote had been close.[[MORE: Wards in Tarn close for want of nurses]]The result will be counted again on Monday, the union said."),
    ("da", "The council will vote on the repairs in May [[READ MORE: Why the Corrow valley floods every spring]] Engineers found three cracks in the spillway."),
    ("hc", "Two directors left in the spring.[[RELATED Lorne's bankers and their yachts]]The chairwoman, Greta Holm, stayed on."),
    ("dd", "Stewards needed ten minutes.[[Up next: Can Portmoor stop Venn?]]The referee had gone by then."),
    ("db", "The judge read for two hours.[[READ MORE The ministers who walked free Prosecutors' worst year]]Prosecutors have a month to appeal against it."),
    ("dd", "Rovers had two shots. [[MORE: How Ola Venn learned to wait]] Venn scored after four minutes."),
    ("dc", "Bray said that the vote had been close.[[Don't miss: The nurse who said no]] The result will be counted again on Monday."),
    ("hc", "Savers queued outside the branch in Upper Lorne. [[Also read Five banks that hid their books]] Some of them had come on foot."),
    ("dc", "Bray thanked the patients. [[Also Read: Tarn's oldest nurse retires at 81]] Her own ward had closed in May."),
    ("dd", "Rovers had two shots. [[More: How Ola Venn learned to wait]] Venn scored after four minutes."),
    ("da", "Forty families [[ADVERTISEMENT]] slept in the church hall."),
    ("db", "Two witnesses had left the country before the trial, [[Advertisement]] and a third said that she remembered nothing."),
    ("hc", "The fine must be paid by May. [[CONTINUE READING BELOW]] The bank has set the money aside."),
    ("dd", "Venn scored after four minutes.[[Article continues below]]Rovers never recovered."),
    ("dc", "Nurses from Hume joined the picket line.[[Story continues below advertisement]]Some had brought their children."),
    ("dd", "Stewards needed ten minutes. [[Article continues below advertisement]] The referee had gone by then."),
    ("da", "[[Advertisement]] Forty families slept in the church hall, and the mayor brought them soup on Sunday."),
    ("da", "Water stood a metre deep in the school on Monday.[[Advertisement]]Forty families slept in the church hall."),
    ("dd", "Venn scored after four minutes. [[ADVERTISEMENT ADVERTISEMENT]] Rovers never recovered."),
    ("ha", "Passengers climbed over the rail, [[Advertisement]] and fishermen pulled them from the water."),
    ("dd", "Supporters sang for an hour. [[LIVE: Cup semi-finals]] Police closed two streets."),
    ("dd", "[[Podcast: The long wait of Eastbay]] Supporters slept in tents."),
    ("dd", "The draw took place in Harle on Sunday. [[Our live blog has the latest: Cup final draw]] Tickets go on sale on Monday."),
    ("da", "[[WATCH: Mayor wades through the market]] Water rose a metre in an hour."),
    ("hd", "[[Follow live: Results from the Gannet race]] Runners came down in fog and snow."),
    ("dd", "[[Follow live: Eastbay v Rovers]] Supporters had queued since dawn at the gates of the ground."),
    ("db", "[[Watch live: Finch speaks outside court]] He had refused to speak since June."),
    ("dc", "She sold her shirt from the strike on eBay for a week's wage. [[Get the NewsHour app for free]] The buyer did not give a name."),
    ("da", "The levels are published by FloodNet every hour. [[Download the FloodNet app]] The river will peak at nine."),
    ("dd", "Venn missed the semi-final with a torn muscle.[[Follow SportDay on TikTok and Instagram]] Eastbay last won the cup in 1961."),
    ("hd", "Her watch stopped on the ridge. [[Follow RunDaily on Instagram and Facebook]] She ran the last hour by the sun."),
    ("ha", "[[Download the IslandPost app]] Divers will look at the hull on Thursday."),
    ("db", "The costs are not yet known. [[RELATED: The long feud between Marsh and Arlo Finch]] Prosecutors in Norland have lost four such cases since June."),
    ("db", "[[READ MORE: Finch verdict: 5 things to know]] The state paid for eleven lawyers."),
    ("dc", "[[RELATED: Tarn hospital chief quits]] Nurses sang in the yard when they heard it."),
    ("da", "[[READ MORE: Why did the siren stay silent?]] The siren was bought in 1962."),
    ("ha", "[[READ MORE: Island ferry fares to rise by 30%]] Fishermen in Skarn said on Sunday that they would carry people for nothing."),
    ("da", "[[READ MORE: Corrow's engineer resigns]] Inspectors in Hume said on Friday that they had warned him twice."),
    ("dc", "[[Read more: Tarn hospitals in debt]] Managers had known since the spring, Bray said."),
    ("da", "[[READ MORE: Flood deaths in Corrow rise to 14]] Rescuers in boats took the last of them from the mill on Sunday."),
    ("hd", "[[READ MORE: Gannet race 2025]] Thorn had stopped at the third hut that year."),
    ("db", "Marsh gave her reasons. [[To read this story in full, subscribe now.]] The state may appeal."),
    ("dc", "The wards reopen on Monday. [[FOLLOW US ON INSTAGRAM]] Bray will speak at noon."),
    ("da", "The road is shut. [[For more news from Corrow, visit corrowstar.example]] The river fell overnight."),
    ("da", "Engineers found three cracks in the spillway on Tuesday.\u200b[[Read more: The men who built the dam]]\u200bThe council will vote on the repairs in May."),
    ("dc", "The wards reopen on Monday. [[GET THE TARN LEDGER NEWSLETTER DIRECT TO YOUR INBOX]] Una Bray will speak at noon."),
    ("dc", "[[Get the best of the Ledger in your inbox every Friday.]] The wards reopen on Monday."),
    ("da", "[[Support independent local journalism. Donate today.]] The road to Hume is shut."),
    ("dd", "[[Like us on Facebook]] Eastbay last won the cup in 1961."),
    ("dc", "The wards reopen on Monday.[[Share your views in the comments below.]]Bray will speak at noon."),
    ("db", "[[Subscribe to The Norland Post from £1 a week]] Marsh gave her reasons over forty pages."),
    ("dd", "Venn scored twice. [[Tip: Eastbay to win at 7/2. 18+ BeGambleAware.org]] He had not scored since August."),
    ("da", "The road to Hume is shut. [[Quiz: How much do you know about rivers?]] Trains run as far as the bridge."),
    ("dc", "The wards reopen on Monday.[[Click here to subscribe to our newsletter]]Una Bray will speak at noon."),
    ("hd", "Her coach is her sister. [[Get race alerts with the Gannet Gazette app.]] They do not talk on race days."),
    ("db", "The state may appeal. [[DONATE NOW TO SUPPORT INDEPENDENT JOURNALISM]] It has never won such an appeal."),
    ("db", "The lawyers met for an hour. [[Get tickets to our live event, The Verdict, in Norland on 9 June]] None of them spoke to reporters."),
    ("hd", "Bookmakers had stopped taking money on her. [[Get £20 in free bets when you stake £5. New customers only. Gamble responsibly.]] Nine runners gave up."),
    ("da", "Forty families slept in the church hall. [[Join our WhatsApp channel for flood updates]] The road to Hume is shut."),
    ("ha", "The harbour master saw smoke at nine.\u200b[[See also: The last keeper of the Skarn light]]\u200bDivers will look at the hull on Thursday."),
    ("dd", "Venn scored twice. [[Get 20% off Eastbay shirts with code CUP20]] He had not scored since August."),
    ("da", "The road is shut. [[Got a story? Email tips@corrowstar.example]] The river fell overnight."),
    ("ha", "The ship lies on its side. [[Were you on the ferry? Get in touch: newsdesk@skarntimes.example]] Oil has reached the beach."),
    ("dd", "Venn scored twice. [[Vote for your player of the match here.]] He had not scored since August."),
    ("dc", "Nurses will get the first payment in July. [[Sub\xadscribe to our news\xadletter.]] The wards reopen on Monday."),
    ("he", "Zuletzt kamen 300 Kinder im Jahr zur Welt.[[Mehr zum Thema: Wo Kliniken noch öffnen]]Die Räume sollen zur Pflege umgebaut werden."),
    ("de", "[[LESETIPP: Brücken, die niemand braucht]] Der Kämmerer warnte seit Jahren vor den Kosten."),
    ("df", "[[Video: Streikende blockieren das Depot]] Die Polizei griff nicht ein."),
    ("df", "Die Stadt bot vier Prozent mehr Lohn.[[Anzeige]]Die Gewerkschaft will sieben."),
    ("df", "Am Bahnhof standen Hunderte. [[Hier geht es zum Newsletter]] Taxis waren bis Mittag ausgebucht."),
    ("df", "Die Gewerkschaft will sieben Prozent. [[Abonnieren Sie unseren Newsletter und bleiben Sie informiert]] Die Stadt bot vier."),
    ("de", "Der Rat tagte bis Mitternacht. [[Werbung]] Am Ende fehlten zwei Stimmen."),
    ("hf", "Die Straße blieb bis Mittag gesperrt. [[Hier können Sie unseren Newsletter bestellen]] Pendler standen zwei Stunden im Stau."),
    ("de", "Der Rat tagte bis Mitternacht. [[Hören Sie unseren Podcast überall, wo es Podcasts gibt.]] Am Ende fehlten zwei Stimmen."),
    ("he", "Der Kreis sparte eine Million im Jahr [[ANZEIGE]] und verlor zwei Ärzte."),
    ("df", "Die Polizei griff nicht ein. [[Kommentar: Dieser Streik ist gerecht]] Am Abend fuhren die ersten Busse."),
    ("df", "Die Stadt bot vier Prozent. [[Auch interessant: Wer die Busse fährt]] Gestreikt wird bis Mittwoch."),
]  # fmt: skip
TOLD = [
    ("db", "The state bought full-page advertisements to find witnesses. Story after story continued below them, the defence said."),
    ("da", "Donate now, the vicar told them, and forty coats came. The coats were wet."),
    ("hf", "Die Werbung des Sägewerks hing noch am Zaun. Eine Anzeige gegen den Besitzer zog der Nachbar zurück."),
    ("hc", "Related companies lost money too. More on this story of hidden loans came out in court."),
    ("ha", "Live: that was the word on the radio at ten. Nobody on the pier believed it."),
    ("dc", "Also read out was a letter from the minister. It was eleven words long."),
    ("hc", "Savers may sign up to a register from May. A newsletter will tell them when the money comes, the regulator said."),
    ("hb", "A study by AeroNorth and DeVries put the cost at 40 jobs. The airport spoke of four hundred."),
    ("db", "The ruling was first reported by NewsHour, which had seen the judgment. Marsh has sat as a judge since 2009."),
    ("dd", "The goal was shown on FanZone and HomeStand. Neither paid for it."),
    ("dc", "The union told its members to sign up for the night shifts first. Some did, and the newsletter printed their names."),
    ("da", "Pumps were lent by McCallan and by AquaWerk, a firm from Hume. Neither has sent a bill."),
    ("da", "The ADVERTISEMENT TAX was dropped in March. Nobody missed it."),
    ("dd", "Watch out for Venn, Darrow had told his players. They did not."),
    ("da", "The podcast has two million listeners, and a ticket for its tour costs 90 crowns. Finch went twice."),
    ("hd", "A video from the third hut shows her asleep. It has been seen by four million people."),
    ("da", "Her newsletter, Water Marks, has 300 subscribers. In January it warned that the dam would fail."),
    ("hd", "Also read at the finish was a telegram from the king. It named the wrong mountain."),
    ("da", "“Sign up here,” a volunteer shouted. By noon she had forty names."),
    ("hb", "Advertisement for one airline covers the hall of the airport. Travellers walk past a story that continues below it on the floor."),
    ("hd", "Watch the weather, her sister had told her. She looked up once."),
    ("dd", "Live: All eyes were on Eastbay at the gates of the ground, and nobody had come for Rovers. It rained."),
    ("df", "Die Fahrer lesen auch den Vertrag der Nachbarstadt. Mehr zum Thema wollte ihr Sprecher nicht sagen."),
    ("hb", "The ministry paid for an advertisement on every bus. It said that planes bring bread."),
    ("da", "The newsletter was sent to 300 people. Sign up, it said, before the water comes. They did."),
    ("da", "Related: that is what the two floods are, the report says. It names the same valve for both."),
    ("df", "Jetzt abonnieren, rief der Verkäufer am Bahnhof. Niemand blieb stehen."),
    ("hc", "The losses were found by LedgerWatch, a group of three accountants. It has no office."),
    ("hd", "Follow the river, the map says. Half of the runners followed the road."),
    ("db", "“Read more, talk less,” the judge told the lawyers. They laughed."),
    ("da", "Betting firms offered odds of 7/2 on Eastbay. Nobody took them."),
    ("dd", "A video of the goal shows that the ball was out. The referee did not ask to see it."),
    ("hb", "“See also: common sense,” said one member of the report. He voted for the ban."),
    ("hc", "“Join now and never worry again,” the leaflet promised. The bank printed nine thousand of them."),
    ("da", "The council asked people to read more about the plans before the vote. Few had opened the leaflet, a clerk said."),
    ("hc", "The headline in the Mercury read “Bank lied”. Holm sued the paper and lost."),
    ("db", "Video: the court had seen it twice. Finch closed his eyes."),
    ("db", "The headline in the Norland Post was “Finch walks free”. He framed it, his son said."),
    ("db", "Read more Kafka, the judge told the lawyers. They laughed."),
    ("dd", "Watch: that is all the stewards did. The crowd ran past them."),
    ("dc", "An advertisement in the Tarn Ledger called the nurses greedy. The hospitals denied that they had paid for it."),
    ("ha", "The skipper wanted to read more about the fault before the crossing. The company told him to sail."),
    ("dd", "Follow the money, the supporters sang. The owner left before half-time."),
    ("da", "More than a metre of water stood in READ Street, named after Alma Read. See also the map of 1931, the council said."),
    ("ha", "His podcast, Low Water, is about wrecks. Its next guest is the skipper."),
    ("de", "Die Anzeige gegen den Kämmerer liegt seit Mai beim Gericht. Er nennt sie Werbung für die Opposition."),
    ("dd", "“Subscribe today and save!” read the board behind the goal. It fell on a photographer."),
    ("he", "Sie lesen auch nachts Berichte, sagte eine Ärztin. Hier geht es um Leben, nicht um Geld."),
]  # fmt: skip
"""Paragraphs of story with the words of promotion."""


def found(key, paragraph, kit):
    headline, first, last = STORIES[key]
    text = f"{headline}\n{first}\n{paragraph}\n{last}"
    return [text[i.start : i.stop] for i in audit(Document.of(text), kit).of(Insertion)]


@pytest.mark.parametrize(("key", "paragraph"), ASKED)
def test_the_row_has_what_is_in_brackets(key, paragraph, kit):
    assert found(key, re.sub(r"\[\[|\]\]", "", paragraph), kit) == re.findall(r"\[\[(.*?)\]\]", paragraph)


@pytest.mark.parametrize(("key", "paragraph"), TOLD)
def test_the_words_of_promotion_in_a_story_are_story(key, paragraph, kit):
    assert found(key, paragraph, kit) == []


def test_a_cue_inside_a_sentence_that_goes_on_takes_none_of_it(kit):
    told = "Marsh spoke for two hours RELATED ARTICLE: The trial in numbers and nobody left the room."
    assert found("db", told, kit) == ["RELATED ARTICLE:"]


def test_an_acronym_may_end_a_headline_so_that_only_the_cue_is_found(kit):
    told = "See also: Tarn nurses take case to the U.N. Bray declined to say who would pay for it."
    assert found("dc", told, kit) == ["See also:"]


def test_a_name_has_two_capitals_inside_one_word():
    assert rejoined.within_name("Follow SportDay", 12)
    assert not rejoined.within_name("FOLLOWSportDay", 6)
