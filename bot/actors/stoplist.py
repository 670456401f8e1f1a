"""What looks like a name and is no actor of the news: media, regions, eras, events, prose."""

REGIONS: tuple[str, ...] = (
    *("Korean Peninsula", "Middle East", "Near East", "Far East", "Central Asia", "South Asia"),
    *("East Asia", "Southeast Asia", "South-East Asia", "West Asia", "Asia Pacific"),
    *("Indo-Pacific", "Latin America", "South America", "Central America", "North America"),
    *("North Africa", "West Africa", "East Africa", "Central Africa", "Southern Africa"),
    *("Sub-Saharan Africa", "Horn of Africa", "Sahel", "Western Europe", "Eastern Europe"),
    *("Central Europe", "Northern Europe", "Southern Europe", "Western Balkans", "Global South"),
    *("Persian Gulf", "Arctic Circle", "Pacific Ocean", "Atlantic Ocean", "Indian Ocean"),
    *("New Guinea", "Wall Street", "Silicon Valley", "Fleet Street", "Main Street"),
    "High Street",
    *("Africa", "Asia", "Europe", "Oceania", "Antarctica", "Arctic", "Pacific", "Atlantic"),
    *("Mediterranean", "Caribbean", "Balkans", "Baltics", "Scandinavia", "Korea", "Gulf"),
)
"""Wider than a country: nobody acts under these names."""

MEDIA: tuple[str, ...] = (
    *("Reuters", "Associated Press", "AP", "AFP", "Agence France-Presse", "Bloomberg"),
    *("BBC", "CNN", "CBS", "NBC", "ABC News", "Fox News", "MSNBC", "NPR", "Sky News", "ITV"),
    *("New York Times", "Washington Post", "Wall Street Journal", "Los Angeles Times"),
    *("Financial Times", "The Economist", "The Guardian", "The Times", "Daily Mail", "Telegraph"),
    *("Al Jazeera", "Al Arabiya", "Kyodo", "Kyodo News", "NHK", "Nikkei", "Asahi Shimbun"),
    *("Yomiuri Shimbun", "Mainichi Shimbun", "Japan Times", "Yonhap", "Korea Herald"),
    *("Chosun Ilbo", "KBS", "KCNA", "Korean Central News Agency", "Rodong Sinmun", "Xinhua"),
    *("Global Times", "People's Daily", "China Daily", "South China Morning Post", "CCTV"),
    *("TASS", "RIA Novosti", "Interfax", "Kommersant", "Kyiv Independent", "Ukrainska Pravda"),
    *("Der Spiegel", "Die Welt", "Die Zeit", "Bild", "dpa", "Le Monde", "Le Figaro", "El Pais"),
    *("ANSA", "Haaretz", "Times of Israel", "Jerusalem Post", "Press TV", "IRNA", "Tasnim"),
    *("Times of India", "The Hindu", "Hindustan Times", "PTI News", "Dawn", "Axios", "Politico"),
)
"""They report, they are not reported on."""

UNSURE: tuple[str, ...] = (
    *("Truth Social", "Twitter", "Facebook", "Instagram", "YouTube", "WhatsApp", "Telegram"),
    *("WeChat", "Weibo", "LinkedIn", "Reddit", "Wikipedia", "Bluesky", "Threads", "Snapchat"),
    *("West", "East", "North", "South", "Soviet Union", "Earth", "Moon", "Mars", "Sun"),
    *(
        "House of Representatives",
        "Parliament",
        "Cabinet",
        "Labour",
        "Greens",
        "Social Democrats",
        "Christian Democrats",
    ),
    "Liberal Democrats",
)
"""Platforms, skies, parties and bodies without their country: of no actor we can tell."""

NOTHING: tuple[str, ...] = (
    # Events, eras, texts, things.
    *("World War I", "World War II", "World War Two", "World War One", "World War", "Cold War"),
    *("Second World War", "First World War", "Korean War", "Vietnam War", "Gulf War", "Iraq War"),
    *("Executive Branch", "Legislative Branch", "Judicial Branch", "Judiciary Branch"),
    *("Great Depression", "Industrial Revolution", "Arab Spring", "Abraham Accords"),
    *("Paris Agreement", "Paris Accord", "Kyoto Protocol", "Oslo Accords", "Geneva Convention"),
    *("Geneva Conventions", "Minsk Agreements", "Good Friday Agreement", "Camp David Accords"),
    *("World Cup", "Olympic Games", "Winter Olympics", "Summer Olympics", "Olympics", "Euro"),
    *("Champions League", "Premier League", "Super Bowl", "Grand Slam", "Eurovision"),
    *("Europa League", "La Liga", "Serie A", "Bundesliga", "Ligue 1", "Formula One", "Six Nations"),
    *("Tour de France", "All-Star", "Grammy", "Grammys", "Emmys", "Baftas"),
    *("Champions Trophy", "Ashes", "Ryder Cup", "Formula 1", "Iwo Jima"),
    *("Nobel Prize", "Nobel Peace Prize", "Pulitzer Prize", "Oscars", "Grammy Awards"),
    *("New Year", "Lunar New Year", "New Year's Day", "New Year's Eve", "Christmas", "Easter"),
    *("Ramadan", "Eid", "Diwali", "Thanksgiving", "Independence Day", "Victory Day", "May Day"),
    *("Covid", "Covid-19", "COVID-19", "Ebola", "Mpox", "Brexit", "Belt and Road"),
    *("Belt and Road Initiative", "Green Deal", "New Deal", "Golden Dome", "Iron Dome"),
    *("International Space Station", "ISS"),
    *("Star Wars", "Star Trek", "Black Death", "Big Bang", "Black Friday", "Cyber Monday"),
    *("Air Force One", "Patriot", "Starlink", "iPhone", "ChatGPT", "Gemini", "Bitcoin"),
    *("Nasdaq", "Dow Jones", "Dow", "S&P", "FTSE", "DAX", "Nikkei 225", "Hang Seng", "Kospi"),
    *("Nikkei Average", "Topix", "Euro Stoxx", "Brent", "West Texas Intermediate", "Dollar"),
    *("Buddhism", "Islam", "Christianity", "Judaism", "Hinduism", "Quran", "Koran", "Bible"),
    *("Christian", "Christians", "Muslim", "Muslims", "Jew", "Jews", "Buddhist", "Hindu"),
    *("Sunni", "Shia", "Shiite", "Catholic", "Catholics", "Protestant", "Orthodox", "Torah"),
    *("Arab", "Arabs", "Arabic", "Western", "Eastern", "European", "Europeans", "Asian", "Asians"),
    *("Khmer", "Sikh", "Sikhs", "Inuit", "Rohingya", "Uyghur", "Uyghurs", "Tamil", "Tamils"),
    *("Oromo", "Pashtun", "Pashtuns", "Hindus", "Buddhists", "Protestants", "Indigenous"),
    *("African", "Africans", "Kurdish", "Kurds", "Korean", "Koreans", "English", "Mandarin"),
    *("Scottish", "Welsh", "Scots", "Gaelic"),
    *("Native American", "Native Americans", "African American", "African Americans"),
    *("Latin", "Nazi", "Nazis", "Soviet", "Holocaust", "Internet", "God", "Iron Curtain"),
    *(
        "Social Security",
        "Medicare",
        "Medicaid",
        "Obamacare",
        "Affordable Care Act",
        "Roman Catholic",
    ),
    *(
        "Tea Partiers",
        "Martin Luther King Day",
        "Martin Luther King Jr. Day",
        "FA Cup",
        "FA Trophy",
    ),
    *("Mainstream Media", "Fake News Media", "Common Core", "Deep State"),
    *("Republican", "Republicans", "Democrat", "Democrats", "Democratic", "Conservative"),
    *("Conservatives", "Liberal", "Liberals", "Tory", "Tories", "Communist", "Communists"),
)
"""Events, eras, texts, things, faiths, peoples, adjectives of parties: names of nobody."""

NOT_ACTORS = (*REGIONS, *MEDIA, *UNSURE, *NOTHING)

SHORT_FOR_THINGS: frozenset[str] = frozenset(
    (
        # Illnesses, medicine, drugs.
        *("HIV", "AIDS", "ADHD", "ALS", "PTSD", "MRSA", "TBI", "CTE", "SARS", "MERS", "TB", "COPD"),
        *("IVF", "CPR", "MRI", "PCR", "ICU", "BMI", "LDL", "HDL", "STD", "STI", "PPE", "DNA"),
        *("RNA", "mRNA", "MDMA", "LSD", "THC", "CBD", "BSE"),
        # Machines, media, the net.
        *("TV", "HDTV", "DVD", "CD", "LCD", "LED", "GPS", "USB", "RAM", "CPU", "GPU", "VPN", "API"),
        *("URL", "HTML", "UUID", "PDF", "GIF", "SMS", "FAQ", "QR", "RFID", "NFC", "AI", "AGI"),
        *("VR", "XR", "LIDAR", "SUV", "EV", "ATV", "ATM", "UFO", "UAV", "RV", "CAPTCHA", "SaaS"),
        # Money and work.
        *(
            "IPO",
            "GDP",
            "ETF",
            "ESG",
            "NFT",
            "KYC",
            "VAT",
            "GST",
            "CEO",
            "CFO",
            "COO",
            "CTO",
            "PIN",
        ),
        *("MBA", "PhD", "CV", "ID", "DIY", "B2B", "SEO", "LNG", "LPG"),
        *(
            "QC",
            "KC",
            "CBE",
            "OBE",
            "MBE",
            "MPs",
            "MSPs",
            "MEPs",
            "TDs",
            "PAYE",
            "ISA",
            "GP",
            "GPs",
            "A&E",
            "UTC",
            "UTCs",
            "MOT",
            "CCTV",
        ),
        # Games.
        *("ODI", "ODIs", "T20", "T20s", "T20I", "T20Is", "KO", "TKO", "DRS", "PB"),
        # Weapons, police, people, talk.
        *("WMD", "IED", "RPG", "ICBM", "SWAT", "DWI", "DUI", "AWOL", "SOS", "MVP", "VIP", "POTUS"),
        *("FLOTUS", "LGBT", "LGBTQ", "LGBTQI", "BAME", "BFF", "ASAP", "RSVP", "LOL", "OMG", "YOLO"),
        *("IQ", "GCSE", "SAT", "OK", "SIM", "eSIM", "KPI", "OKR", "RPA", "LLM", "FAQs", "HQ"),
    )
)
"""What is shortened to capitals and is no body, whatever it looks like."""
