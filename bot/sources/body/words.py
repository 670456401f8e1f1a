"""Words that tell what a short block is, in the languages the judge was trained on."""

_ASKING = """
    related advertisement advert anzeige werbung publicité publicidad subscribe subscribed
    subscription abo abonnieren abonnez suscríbete newsletter newsletters cookie cookies signup
    sign login log anmelden registrieren connexion share shares teilen partager compartir
    condividi follow folgen suivez comment comments kommentar kommentare commentaires comentarios
    commenti reply replies respond tags tagged filed category categories kategorie catégorie
    themen topics previous next view weiterlesen mehr lire leer leggi skip search suche privacy
    datenschutz impressum terms powered rights reserved facebook twitter whatsapp telegram
    instagram linkedin pinterest youtube email mail print drucken download join app click here
    also contents inhalt menu loading javascript browser
"""
_CREDITING = """
    photo photos image images foto fotos bild bilder picture credit credits copyright getty reuters
    afp ap dpa epa shutterstock istock unsplash imago alamy caption quelle source by von par por
    author autor updated posted published aktualisiert veröffentlicht publié publicado min mins
    minute minutes minuten lesezeit read written editor editors redaktion staff correspondent
"""
PLEAS = frozenset(_ASKING.split())
"""What pages say to their readers, and over their lists of links."""
CREDITS = frozenset(_CREDITING.split())
"""Who made a picture or a text, and when."""
