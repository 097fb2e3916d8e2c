"""An invented story of pilots, for pages whose text stands in scripts."""

TITLE = "Pilots of the northern harbour refuse the night shift"
STORY = [
    "The pilots of the northern harbour will not board ships after ten in the evening, their union told the port on Monday.",
    "Two of them fell from ladders in the storms of October, and one has not returned to work since, the union's clerk said.",
    "“We bring in ships, we do not swim after them,” said Ida Lund, who has been a pilot on the northern channel for twenty years.",
    "The port authority said that it would read the letter and answer by Friday, and that no ship had been turned away so far.",
    "Three captains who were waiting outside the breakwater said by radio that they had been told to expect a delay of nine hours.",
    "The last time that the pilots refused to work at night was in the winter of the ice, when the harbour closed for eleven days.",
]
