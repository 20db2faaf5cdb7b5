"""Short articles that stand beside the samples in the picture of the library."""

ARTICLES = {
    "bakery.txt": """Night bakery in Port Ansel may keep its oven

The last night bakery on Quay Street may stay open after all. “I have had four hundred letters,” \
said Mirela Danescu, who has run it since 2009, “and one of them was from my landlord.”

The landlord, Ansel Estates, confirmed on Friday that it would withdraw its notice. Councillor \
Ruth Abelard called the decision “a small victory for breakfast”.
""",
    "bridge.txt": """Engineers doubt the new Garrick bridge will open in June

Engineers at the firm Holm & Tait doubt that the bridge will be ready in June. Their report says \
that two of its eleven cables were delivered too short.

The county insisted on Monday that the date stood. “A bridge is not a birthday,” replied Joan Tait.
""",
    "seals.txt": """Seals return to the Eastmoor flats

For the first time since 1987, seals have been counted on the Eastmoor flats. The Northern Coast \
Trust believes that the ban on gill nets brought them back.

“We counted nine,” said its warden, Piet Olsen, “and then a tenth one sneezed behind us.”
""",
    "archive.txt": """University opens the letters of Irena Vos

The University of Low Garrick has opened 2,300 letters of the painter Irena Vos. Her niece had \
asked for thirty years of silence; they ended on Sunday.

The archivist, Lars Hjelm, expects that some families “will not enjoy the reading”.
""",
}
"""The texts by the names of their files."""
