"""English: words that tell a field of research, by its code in `oecd.NAMES`.

A word ends where the text's word ends, but for a ``*``: then anything may follow. ``~`` marks a word that tells little.
A word under several codes counts for each of them, by as much less. Of words that overlap the first counts, of those
that begin together the longest.
"""

from __future__ import annotations

NEUTRAL = """
    school of, high school*, secondary school*, summer school*, social security, religious belief*, ethnic origin, national origin, attention to detail,
    time management, project management, intellectual property, learning environment, health insurance, health care, healthcare, medical insurance,
    social insurance, political affiliation, political opinion*, political belief*, genetic information, academic ethics, work ethic*, research ethics, ethics committee*,
    professional ethics, ethical standards, ethics and integrity, bachelor of science*, master of science*, public transport, personal data, data protection officer,
    by law, applicable law, labour law, labor law, employment law, required by law, ministry of education, education and experience, children's education,
    history of, criminal history, financial support, financial aid, financial assistance, google scholar, semantic scholar, nature physics, nature communications,
    nature methods, nature chemistry, nature genetics, nature neuroscience, physical review*, mental health support, sports facilities, work climate, working climate,
    inclusive climate, research infrastructure*, microsoft office, office software, statistical software, clinical insurance, steel-town, brainstorm*, hospitalization, legal right*,
    legal status, legal entit*, learning curve*, computer skills, computer programming, application materials, life sciences foundation, machine shop
"""

VOCABULARY = {
    "1.1": """
        mathematics, mathematical science*, applied math*, pure math*, ~mathematical, ~mathematically, ~math, ~maths, algebra*, geometric analysis,
        differential geometry, arithmetic geometry, topolog*, number theory, knot theory, probability theory, stochastic process*, stochastic analysis,
        stochastic differential, stochastic model*, markov chain*, queueing, partial differential equation*, differential equation*, pdes, numerical analysis,
        numerical method*, scientific computing, functional analysis, harmonic analysis, dynamical systems, ergodic theory, statistics, statistician*,
        ~statistical, statistical inference, statistical theory, statistical learning, statistical method*, statistical model*, bayesian inference, bayesian statistic*,
        biostatistic*, spatial statistics, time series, survival analysis, causal inference, extreme value*, actuarial, operations research, optimal transport,
        calculus of variations, mathematical model*, mathematical physics, mathematical biology, mathematical finance, mathematical optimi*,
        discrete mathematics, combinatorics, graph theory, category theory, representation theory, inverse problem*, convex optimization,
        uncertainty quantification, ~monte carlo, measure theory, group theory, random matri*, finite element*, theorem*, homotop*
    """,
    "1.2": """
        computer science*, computer scientist*, computing science*, computer engineering, informatics, computing, theoretical computer science,
        artificial intelligence, ~ai, ~ml, machine learning, deep learning, neural network*, reinforcement learning, representation learning, transfer learning,
        self-supervised, domain adaptation, computer vision, image processing, image recognition, video understanding, pattern recognition, scene understanding,
        natural language processing, nlp, llm, llms, large language model*, language model*, data mining, text mining, data science, data scientist*, data analytics,
        data engineering, data-driven, information retrieval, recommender*, recommendation system*, retrieval-augmented, knowledge graph*, software engineering,
        software testing, fuzzing, program analysis, program synthesis, code generation, programming language*, functional programming, type system*, type theory,
        formal method*, formal verification, model checking, theorem proving, proof assistant*, compiler*, operating system*, storage system*, distributed system*,
        distributed computing, cloud computing, edge computing, ubiquitous computing, computer network*, ~database*, ~data management, human-computer interaction, human-ai, hci,
        interaction design, user interface*, user modelling, computer graphics, neural rendering, virtual reality, augmented reality, cybersecurity, cyber security,
        computer security, network security, usable security, malware, cryptograph*, ~privacy, homomorphic encryption, zero-knowledge, blockchain, ~algorithm*,
        approximation algorithm*, computational geometry, computational complexity, computational linguistics, machine translation, speech recognition, ~speech,
        information extraction, question answering, dialogue system*, conversational ai, chatbot*, generative model*, generative ai, diffusion model*,
        foundation model*, ~multimodal, ~multi-modal, vision-language, federated learning, graph neural, graph learning, trustworthy ai, responsible ai, ai safety,
        ai for science, explainable ai, interpretab*, image segmentation, object detection, anomaly detection, point cloud*, 3d reconstruction, nerf,
        gaussian splatting, high-performance computing, high performance computing, hpc, parallel computing, supercomput*, big data, computer systems,
        computer architecture, computer hardware, research software, software development, software developer*, developer*, open source, ~programming, web services, semantic web,
        ontology engineering, constraint programming, constraint reasoning, sat solving, boolean optimization, automated reasoning, automated planning,
        knowledge representation, multi-agent, autonomous agents, ai agents, embodied ai, imitation learning, robot learning, quantum software, quantum machine learning,
        crowdsourcing, visual analytics, information visualization, data visualization, bioinformatics, computational biology,
        computational social science, computational neuroscience, game theory, ~software, ~internet, social network analysis, digital library, information systems,
        health informatics, medical informatics, medical image analysis, medical image computing
    """,
    "1.3": """
        physics, physicist*, ~physical sciences, astronom*, astrophysic*, cosmolog*, exoplanet*, galax*, stellar, star formation, supernova*, cosmic, black hole*,
        gravitational wave*, gravitational-wave*, dark matter, dark energy, ~telescope*, radio astronomy, pulsar*, particle physics, high energy physics,
        high-energy physics, collider*, neutrino*, hadron*, quantum field*, quantum gravity, string theory, nuclear physics, plasma*, fusion plasma*, tokamak*, condensed matter,
        solid state physics, solid-state physics, superconduct*, magnetism, magnetic material*, spintronic*, spin, skyrmion*, topological insulator*, topological
        material*, quantum material*, quantum matter, quantum optics, quantum information, quantum comput*, quantum simulation, quantum sensing, quantum technolog*,
        ~quantum, qubit*, quantum dot*, cold atoms, ultracold, rydberg, ion trap*, trapped ion*, ~optic*, ~optical, photonic*, ~laser*, spectroscop*, ultrafast,
        attosecond, femtosecond, nonlinear optics, optomechanic*, metamaterial*, metasurface*, plasmonic*, ~acoustic*, statistical physics, statistical mechanics, soft matter,
        biophysic*, biological physics, ~fluid dynamics, many-body, density functional theory, first-principles, ~scattering, ~x-ray, synchrotron*, beamline*, free-electron laser*,
        accelerator physics, semiconductor physics, electronic structure, thermodynamics, polariton*, nanophotonic*, space physics, solar physics, medical physics
    """,
    "1.4": """
        chemistry, chemical science*, chemists, catalysis, catalyst*, catalytic, electrocataly*, photocataly*, electrochemi*, organic synthesis, organic chemistry,
        synthetic chemistry, total synthesis, inorganic, organometallic*, coordination compound*, supramolecular, polymer chemistry, polymer*, macromolecul*, self-assembly,
        mass spectrometr*, chromatograph*, nmr, computational chemistry, theoretical chemistry, quantum chemistry,
        molecular simulation*, molecular dynamics, physical chemistry, analytical chemistry, medicinal chemistry, photochemi*, photoredox, colloid*, natural product*,
        metal-organic framework*, mofs, covalent organic, zeolite*, ligand*, reaction mechanism*, reaction kinetics, redox, ionic liquid*, surface chemistry,
        chemical biology, ~crystallograph*, peptide*, c-h activation, electrolyte*, fuel cell*, co2 reduction, water splitting, hydrogen evolution, cheminformatics, drug discovery
    """,
    "1.5": """
        geolog*, geophysic*, geoscience*, geograph*, earth science*, earth system*, ~earth, seismolog*, seismic*, earthquake*, volcan*, tectonic*, mineralog*, petrolog*,
        geochemi*, geochronolog*, geodynamic*, geothermal, sedimentolog*, stratigraph*, palaeontolog*, paleontolog*, paleoclimat*, palaeoclimat*, geomorpholog*, hydrolog*, ecohydrolog*, hydroclimat*,
        groundwater, aquifer*, hydrogeolog*, catchment*, watershed*, water resources, oceanograph*, ocean circulation, ~ocean*, ~marine, ~coastal, marine science*, biogeochem*,
        climate, climate model*, climate change, climate science*, climatolog*, atmospher*, meteorolog*, weather, precipitation, aerosol*, air quality, glaciolog*, glacier*, glacial, ice sheet*,
        permafrost, ~snow, sea ice, cryosphere, remote sensing, earth observation, satellite imagery, hyperspectral, ~lidar, geodes*, geodetic*, geoinformat*, geospatial, gis,
        geographic information, environmental science*, environmental chemistry, environmental change, environmental monitoring, soil science*, soil*, soil carbon, carbon cycle, ~flood*, ~drought*, landslide*,
        natural hazard*, wildfire*, ecotoxicolog*, pollutant*, microplastic*, physical geography, land use, land cover, land surface, ~vegetation, ~river*, estuar*, lakes, sediment*, isotope*,
        planetary science*, sea level
    """,
    "1.6": """
        biolog*, ~life science*, molecular biology, cell biology, cellular biology, developmental biology, structural biology, systems biology, synthetic biology,
        evolutionary biology, evolution, evolutionary, macroevolution*, speciation, ecolog*, ecosystem*, community ecology, biodiversity, conservation biology, wildlife, invasive species,
        natural history, taxonom*, zoolog*, botan*, entomolog*, ornitholog*, ichthyolog*, herpetolog*, herps, mycolog*, fungi, fungal, fungus, microbiolog*, microbial*, microbe*, microbiome*,
        microbiota, bacteri*, archaea, phages, antimicrobial*, pathogen*, parasite*, virolog*, virus*, viral, genetic*, ~gene, ~genes, genom*, transcription factor*, transcriptom*, proteom*, metabolom*, multi-omic*,
        omics, single-cell, single cell, rna, ~dna, epigenetic*, chromatin, chromosom*, gene expression, gene regulation, gene editing, crispr, cryo-em, protein*, enzyme*, enzymolog*, biochemi*,
        membrane protein*, ion channel*, cytoskelet*, mitochondri*, autophagy, cell division, cell migration, cell mechanics, morphogenesis, embryo*, circadian, stem cell*, organoid*, yeast, drosophila, zebrafish,
        nematode*, c. elegans, arabidopsis, plant biology, ~plants, plant science*, plant physiology, plant development, plant-microbe, photosynthe*, phylogen*, population genetics, population
        dynamics, ~species, symbio*, behavioural ecology, behavioral ecology, animal behaviour, animal behavior, animal communication, bioacoustic*, birdsong, marine biology, freshwater, plankton*, phytoplankton*,
        algae, algal, seagrass*, coral*, reef*, bioinformatics, bioinformatician*, computational biology, ~biophysic*, mathematical biology, phylodynamic*, insects, birds, ~fish, fishes, bats, bees, ants,
        amphibian*, reptile*, mammal*, primates, pollinat*, tropical forest*, forest ecology, tree physiology, seedling*
    """,
    "2.1": """
        civil engineer*, structural engineer*, geotechnic*, bridge engineering, bridges, earthquake engineering, seismic design, wind engineering, structural health monitoring,
        concrete, cement*, building materials, built environment, building physics, building energy, building information model*, ~construction, construction management, construction engineering, architectural engineering, ~architecture,
        urban planning, urban design, ~infrastructure, transportation, transport engineering, transport planning, ~transport*, traffic, railway*, metro, pavement*, tunnel*, hydraulic engineering, coastal engineering,
        river engineering, smart cit*, thermal comfort, urban climate
    """,
    "2.2": """
        electrical engineer*, electronic engineer*, electrical and electronic*, ~electronics, microelectronic*, nanoelectronic*, optoelectronic*, integrated circuit*, ~circuit*, circuit design, vlsi, asic*, fpga*,
        semiconductor device*, transistor*, memristor*, neuromorphic, in-memory computing, silicon photonics, photonic integrated, radio frequency, rf circuit*, antenna*, microwave*, millimeter wave, mmwave, terahertz,
        electromagnetic*, wireless*, telecommunication*, communications engineering, communication system*, communication network*, optical communication*, 5g, 6g, mimo, channel coding, coding theory,
        information theory, signal processing, compressed sensing, array processing, radar*, sonar, underwater acoustic*, microphone*, audio, audio processing, loudspeaker*, power electronics, power system*, power grid*, smart grid*,
        power converter*, electric machine*, microgrid*, energy systems, ~automation, automatic control, control theory, control engineering, control system*, optimal control, network control, data-driven control, predictive
        control, system identification, cyber-physical, robot*, soft robot*, human-robot, multi-robot, legged, locomotion, ~manipulation, dexterous, grasping, motion planning, slam, ~navigation, space robot*, manipulators,
        autonomous driving, autonomous vehicle*, self-driving, unmanned aerial, uav, uavs, drone*, quadrotor*, teleoperation, haptic*, tactile, sensor*, embedded system*, mechatronic*, internet of things, iot, embedded software
    """,
    "2.3": """
        mechanical engineer*, mechanical, aerospace, aeronautic*, astronautic*, aircraft, spacecraft, flight dynamics, aerodynamic*, fluid mechanics, fluid dynamics, computational fluid, cfd, turbulen*,
        multiphase flow*, combustion, heat transfer, thermofluid*, thermal engineering, turbomachin*, turbine*, gas turbine*, jet engine*, propulsion, ~vibration*, tribolog*, solid mechanics, fracture mechanics,
        continuum mechanics, computational mechanics, structural dynamics, fatigue, manufacturing, additive manufacturing, machining, nuclear engineering, reactor physics, automotive, vehicle dynamics, wind turbine*,
        wind energy, multidisciplinary design optimization, machine design, naval architecture
    """,
    "2.4": """
        chemical engineer*, process engineering, process systems, reaction engineering, separation process*, membrane separation, distillation, crystallization, carbon capture, adsorption, hydrogen production, electrolyser*,
        electrolyzer*, powder technology
    """,
    "2.5": """
        materials science*, material science*, materials engineering, materials research, materials chemistry, materials physics, metallurg*, alloy*, ~steel, ceramic*, composites, composite materials, nanocomposite*,
        corrosion, ~coating*, thin film*, batter*, lithium-ion, solid-state batter*, solid electrolyte*, energy storage, solar cell*, photovoltaic*, perovskite*, 2d material*, two-dimensional materials, graphene,
        ferroelectric*, piezoelectric*, thermoelectric*, electron microscop*, ~dislocation*, plasticity, microstructure*, mechanical properties, energy materials, functional materials, materials discovery,
        materials design, materials informatics, textile*, wood materials, hydrogel*, porous material*, biomaterial*, ~semiconductor*, welding
    """,
    "2.6": """
        biomedical engineer*, medical engineer*, bioengineer*, medical imaging, biomedical imaging, medical image*, medical device*, biomechanic*, prosthe*, exoskeleton*, rehabilitation engineering,
        brain-computer, brain computer interface*, brain-machine, tissue engineering, biomaterial*, ~mri, magnetic resonance, ultrasound, ~tomograph*, computed tomography, biosensor*, ~wearable*, implants,
        neural interface*, neural engineering, neurotechnolog*, surgical robot*, neuroengineer*, bioelectronic*, drug delivery, photoacoustic*, regenerative medicine, lab-on-a-chip, organ-on-a-chip, microfluidic*,
        bioprinting
    """,
    "2.7": """
        environmental engineer*, wastewater, water treatment, water technology, drinking water, sewage, desalination, solid waste, waste management, air pollution control, soil remediation, groundwater
        remediation, contaminated sites, mining engineering, petroleum engineering, ocean engineering, offshore engineering, geological engineering, sanitation, membrane bioreactor*, life cycle assessment, circular
        economy, ~renewable energ*
    """,
    "2.8": "bioremediation, environmental biotechnology, biofilm reactor*, anaerobic digestion, biogas",
    "2.9": """
        industrial biotechnology, ~biotechnolog*, bioprocess*, biocataly*, fermentation, biofuel*, bioplastic*, biorefiner*, biomanufacturing, metabolic engineering, cell factor*, bioreactor*
    """,
    "2.10": """
        nanotechnolog*, nanomaterial*, nanoparticle*, nanofabricat*, nanostructure*, nanoscien*, nanoscale, nanotube*, nanowire*, nanomedicine*, ~nano
    """,
    "2.11": "food engineering, food technology, food science*, systems engineering, industrial engineering, engineering design, metrology",
    "3.1": """
        neuroscience*, neuroscientist*, neurobiolog*, neuron*, neural circuit*, neural dynamics, neural coding, ~brain*, cortex, cortical, hippocamp*, basal ganglia, spinal cord, synap*, microglia, electrophysiolog*,
        neurophysiolog*, ~physiolog*, pathophysiolog*, pharmacolog*, toxicolog*, ~patholog*, immunolog*, immune*, t cell*, macrophage*, anatomy, human genetics, cancer biology, tumor*, tumour*, oncogen*,
        ~inflammation, infection biology, metabolic disease*, cell signaling, cell signalling, calcium signal*, cardiac*, myocyte*, ~cardiovascular*, muscle physiology, neurodegenerat*, alzheimer*, parkinson*,
        pain research, sleep, medicinal chemistry, drug screening, microcirculation, endocrin*, antibod*, vaccine*, ~fmri, ~eeg, neuroimaging, cognitive neuroscience, connectom*, vision science, mouse
        model*, ~biomedic*, basic medical, molecular medicine
    """,
    "3.2": """
        ~clinical*, clinical research, clinical medicine, clinician*, ~patient*, ~hospital*, surgery, surgical, oncolog*, ~cancer, radiolog*, cardiolog*, neurolog*, psychiatr*, paediatric*, pediatric*, obstetric*,
        gynaecolog*, gynecolog*, dermatolog*, ophthalmolog*, anaesthes*, anesthes*, intensive care, emergency medicine, nephrolog*, urolog*, gastroenterolog*, hepatolog*, haematolog*, hematolog*, rheumatolog*, orthopaed*,
        orthoped*, dentist*, dental, stroke, diabetes, epilepsy, atrial fibrillation, heart failure, transplantation, radiotherapy, clinical trial*, randomised controlled, precision medicine, immunotherapy,
        car-t, translational medicine, melanoma, sarcoma, leukemia, leukaemia
    """,
    "3.3": """
        public health, epidemiolog*, global health, population health, health services, health policy, health systems, health science*, health research, health economics, nursing, midwi*, ~nutrition*, occupational health,
        infectious disease*, disease transmission, malaria, tuberculosis, dengue, hiv, tropical medicine, sport science*, sports science*, exercise science*, physical activity, health promotion, health
        inequalit*, ~mental health, digital health, primary care, medical ethics, ~ageing, ~aging, biostatistic*, health data, epidemic*, pandemic*, physiotherap*, physical therapy, rehabilitation, cohort study, cohort
        studies, asthma, maternal health, substance use
    """,
    "3.4": """
        gene therap*, cell therap*, regenerative medicine, medical biotechnology, biopharmaceutical*, tissue regeneration, molecular diagnostics, therapeutic protein*, liquid biopsy
    """,
    "3.5": "forensic science*, forensic medicine",
    "4.1": """
        agricultur*, agronom*, agri-food, crop*, horticultur*, viticultur*, plant breeding, plant patholog*, plant protection, genebank*, germplasm, seed science*, seed storage, seed bank*, ~seeds, forestry, silvicultur*,
        agroforestry, ~forest*, fisheries, aquacultur*, irrigation, agroecolog*, weeds, pest management, soil fertility, precision farming, smart farming, farming, farmers, field trials, rice, wheat, maize, potato*, fruit
        tree*, fruit quality, vineyard*, greenhouse*, fertiliser*, fertilizer*
    """,
    "4.2": """
        animal science*, dairy*, livestock, animal breeding, animal nutrition, animal welfare, animal husbandry, cattle, poultry, pigs, sheep, goats, ruminant*, ~milk
    """,
    "4.3": "veterinar*, animal disease*, animal health, equine, canine",
    "4.4": "agricultural biotechnology, transgenic crop*, genome editing in crops, marker-assisted",
    "4.5": "rural development, agricultural economics",
    "5.1": """
        psycholog*, psyc, cognitive science*, ~cognitive, ~cognition, psychometric*, psycholinguistic*, psychotherap*, human memory, working memory, episodic memory, visual attention, selective attention, visual perception,
        human perception, ~perception, reasoning and decision, ~emotion*, ~personality, social cognition, infant*, child development, eye-tracking, eye tracking, eye movement*, behavioural experiment*, behavioral
        experiment*, behavioural science*, behavioral science*, human behavior, human behaviour, clinical psycholog*, theory of mind, mental model*, causal cognition, psychophysic*, mental disorder*, depression, ~anxiety,
        aggression, bilingual*, human factors, ergonomic*
    """,
    "5.2": """
        economics, econom*, econometric*, ~finance, ~financial, accounting, ~business, business school, business administration, management science*, management studies, marketing, organizational behavior,
        organisational behaviour, entrepreneurship, labour market*, labor market*, supply chain*, operations management, industrial relations, innovation management, ~trade, taxation, monetary policy,
        impact evaluation, randomized controlled trials, cash transfer*, pricing, auctions, mechanism design, ~logistics, household survey*, poverty, corporate governance
    """,
    "5.3": """
        education research*, educational research*, educational science*, educational technolog*, educational psycholog*, education studies, ~education, pedagog*, learning science*, learning
        technologies, teacher education, ~teachers, ~classroom*, curriculum development, instructional design, didactic*, stem education, science education, mathematics education, early childhood education, learning
        analytics, student learning, students' learning
    """,
    "5.4": """
        sociolog*, demograph*, population studies, anthropolog*, ethnograph*, ethnolog*, social inequalit*, social policy, gender studies, ~migration, migrants, social stratification, ~social networks, fertility, social work,
        family studies, life course, social movements, ethnic minorit*, social research, survey research, ~fieldwork, cultural evolution, ~inequality, kinship, science and technology studies, labour sociology
    """,
    "5.5": """
        law, law school, ~legal, legal scholar*, legal theory, legal history, legal studies, jurispruden*, criminolog*, criminal justice, criminal law, private law, public law, penology, human rights, constitutional, international law, contract
        law, data protection law, copyright law
    """,
    "5.6": """
        political science*, politics, political theory, ~political, international relations, public administration, public policy, public policies, policy analysis, policy studies, ~governance, democra*, elections, electoral, voting behavio*,
        parliament*, peace and conflict, diplomacy, geopolit*, populism, public opinion
    """,
    "5.7": """
        human geography, economic geography, social geography, urban studies, regional studies, spatial planning, urban geography, cultural geography, transport geography, tourism, housing market*, residential segregation,
        urbanization, urbanisation, mobility patterns
    """,
    "5.8": """
        media studies, media research, communication studies, communication science*, communication research, journalism, journalists, mass media, ~social media, news media, information science*, library science*,
        misinformation, disinformation, fact-check*, fact check*, rumours, information disorder*, content moderation, ~audience*, newspapers
    """,
    "5.9": "~social science*, interdisciplinary social",
    "6.1": """
        history, history of science, history of medicine, history of technology, history of ideas, historian*, historiograph*, ~historical, archaeolog*, archeolog*, archaeometr*, prehistor*, medieval*, mediaeval, antiquity, archival research, ~archives, colonial history, excavation*, numismatic*, ~heritage,
        medieval manuscripts, palaeograph*, paleograph*, cuneiform, papyr*, early modern
    """,
    "6.2": """
        linguistic*, linguist, linguists, literary*, literary studies, english literature, modern literature, philolog*, phonetic*, phonolog*, ~syntax, syntactic*, formal semantics, ~pragmatics, language acquisition, language
        documentation, endangered languages, language contact, second language*, sociolinguistic*, corpus linguistics, speech corpus, translation studies, classics, sinolog*, english studies, german studies, modern languages, slavic,
        lexicograph*, stylometr*, dialect*, poetry, comparative literature, prosody
    """,
    "6.3": """
        philosoph*, bioethic*, ~ethics, ~ethical, theolog*, ~religio*, religious studies, metaphysic*, epistemolog*, ~logic, philosophy of science, philosophy of physics, philosophy of biology, philosophy of mind, philosophy
        of mathematics, philosophy of language, ~moral, moral philosophy, buddhis*, islamic studies, biblical
    """,
    "6.4": """
        art history, history of art, fine arts, musicolog*, ~music*, theatre, film studies, performing arts, ~dance, design research, architectural history, architecture history, visual arts, curating, artistic research
    """,
    "6.5": "digital humanities, cultural heritage, humanities",
}
