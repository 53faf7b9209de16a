"""English: words that tell a field of research, by its code in `oecd.NAMES`.

A word ends where the text's word ends, but for a ``*``: then anything may follow. A word under several codes counts
for each of them, by as much less.
"""

from __future__ import annotations

VOCABULARY = {
    "1.1": """
        mathematic*, applied math*, algebra*, geometric analysis, differential geometry, topolog*, number theory, probability theory,
        stochastic process*, stochastic analysis, stochastic differential, partial differential equation*, pdes, numerical analysis,
        functional analysis, harmonic analysis, dynamical systems, ergodic theory, statistic*, statistical inference, statistical learning,
        bayesian statistic*, biostatistic*, extreme value*, operations research, optimal transport, calculus of variations,
        mathematical modelling, mathematical modeling, combinatorics, graph theory, category theory, representation theory, inverse problems,
        convex optimization, uncertainty quantification, monte carlo, measure theory, group theory, random matri*, finite element*, theorem*
    """,
    "1.2": """
        computer science, informatics, artificial intelligence, machine learning, deep learning, neural network*, reinforcement learning,
        computer vision, natural language processing, nlp, llm, llms, large language model*, language model*, data mining, data science,
        information retrieval, recommender system*, recommendation system*, knowledge graph*, software engineering, program analysis,
        programming language*, formal method*, formal verification, model checking, theorem proving, compiler*, operating system*,
        distributed system*, distributed computing, cloud computing, edge computing, computer network*, database*, data management,
        human-computer interaction, hci, computer graphics, rendering, virtual reality, augmented reality, cybersecurity, cyber security,
        computer security, network security, cryptograph*, privacy, homomorphic encryption, zero-knowledge, blockchain, algorithm*,
        computational complexity, computational linguistics, machine translation, speech recognition, information extraction, question answering,
        generative model*, generative ai, diffusion model*, foundation model*, multimodal, multi-modal, vision-language, federated learning,
        graph neural, trustworthy ai, explainable ai, interpretab*, image segmentation, object detection, 3d reconstruction, nerf,
        gaussian splatting, high-performance computing, high performance computing, hpc, parallel computing, supercomput*, big data,
        computer systems, computer architecture, research software, software development, web services, semantic web, ontology engineering,
        constraint programming, sat solving, automated reasoning, knowledge representation, multi-agent, autonomous agents, embodied ai,
        imitation learning, quantum software, crowdsourcing, visual analytics, information visualization, data visualization, bioinformatics,
        computational biology, computational social science, game theory, software, internet, ai, ml, social network analysis, digital library
    """,
    "1.3": """
        physics, physical sciences, astronom*, astrophysic*, cosmolog*, exoplanet*, galax*, stellar, black hole*, gravitational wave*,
        gravitational-wave*, dark matter, dark energy, telescope*, radio astronomy, pulsar*, particle physics, high energy physics,
        high-energy physics, collider*, neutrino*, hadron*, quantum field*, quantum gravity, string theory, nuclear physics, plasma physics,
        fusion plasma*, tokamak*, condensed matter, solid state physics, superconduct*, magnetism, magnetic material*, spintronic*, topological
        insulator*, quantum material*, quantum matter, quantum optics, quantum information, quantum comput*, quantum simulation, quantum sensing,
        quantum dot*, cold atoms, ultracold, ion trap*, trapped ion*, optic*, photonic*, laser*, spectroscop*, ultrafast, nonlinear optics,
        metamaterial*, metasurface*, plasmonic*, acoustic*, statistical physics, statistical mechanics, soft matter, biophysic*, fluid dynamics,
        many-body, density functional theory, first-principles, scattering, x-ray, synchrotron*, accelerator physics, semiconductor physics,
        thermodynamics, polariton*, nanophotonic*
    """,
    "1.4": """
        chemistry, chemical science*, chemist, catalysis, catalyst*, electrocataly*, photocataly*, electrochemi*, organic synthesis,
        synthetic chemistry, total synthesis, inorganic, organometallic*, coordination compound*, supramolecular, polymer chemistry, polymer*,
        spectrometr*, mass spectrometry, chromatograph*, nmr spectroscopy, computational chemistry, theoretical chemistry, quantum chemistry,
        molecular simulation*, molecular dynamics, physical chemistry, analytical chemistry, medicinal chemistry, photochemi*, colloid*,
        metal-organic framework*, mofs, covalent organic, zeolite*, ligand*, reaction mechanism*, reaction kinetics, redox, ionic liquid*, surface chemistry,
        chemical biology, crystallograph*, peptide synthesis, c-h activation, electrolyte*, drug discovery
    """,
    "1.5": """
        geolog*, geophysic*, geoscience*, earth science*, earth system*, seismolog*, earthquake*, volcan*, tectonic*, mineralog*, petrolog*,
        geochemi*, sedimentolog*, stratigraph*, palaeontolog*, paleontolog*, paleoclimat*, palaeoclimat*, geomorpholog*, hydrolog*, groundwater,
        hydrogeolog*, oceanograph*, ocean circulation, marine science*, biogeochem*, climate model*, climate change, climate science*, climatolog*, atmospheric*,
        meteorolog*, weather forecast*, aerosol*, air quality, glaciolog*, glacier*, ice sheet*, permafrost, snow, sea ice, cryosphere, remote sensing,
        earth observation, satellite imagery, hyperspectral, lidar, geodes*, geoinformat*, gis, geographic information, environmental science*,
        environmental chemistry, environmental monitoring, soil science*, soil carbon, carbon cycle, flood*, drought*, landslide*, natural hazard*, ecotoxicolog*,
        physical geography, land use, land cover, river*, estuar*, lake*, sediment*, tide*, planetary science
    """,
    "1.6": """
        biolog*, life science*, molecular biology, cell biology, cellular biology, developmental biology, structural biology, systems biology, synthetic biology,
        evolutionary biology, evolution, evolutionary, ecolog*, biodiversity, conservation biology, zoolog*, botan*, entomolog*, ornitholog*, ichthyolog*, herpetolog*, mycolog*, fung*,
        microbiolog*, microbial*, microbiome*, bacteri*, virolog*, virus*, genetic*, genom*, transcriptom*, proteom*, metabolom*, multi-omic*, omics, single-cell,
        single cell, rna, dna, epigenetic*, chromatin, gene expression, gene regulation, gene editing, crispr, cryo-em, protein*, enzyme*, biochemi*, membrane protein*,
        stem cell*, organoid*, yeast, drosophila, zebrafish, arabidopsis, plant biology, plant science*, plant physiology, plant-microbe, photosynthe*, phylogen*, population
        genetics, population dynamics, species, symbio*, behavioural ecology, behavioral ecology, animal behaviour, animal behavior, marine biology, freshwater, plankton,
        bioinformatic*, computational biology, biophysic*, mathematical biology, phylodynamic*, insects, birds, fishes, amphibian*, reptile*, mammal*, pollinat*, tropical forest*, forest ecology,
        coral*, mutation*, fitness landscape*, signaling pathway*, signalling pathway*, tissue*, embryo*, morphogenesis
    """,
    "2.1": """
        civil engineering, structural engineering, geotechnic*, bridges, concrete, construction engineering, construction management, building information,
        infrastructure*, earthquake engineering, seismic design, transportation, transport engineering, traffic, urban mobility, public transport, mobility systems, hydraulic engineering, coastal
        engineering, tunnel*, pavement*, smart city, smart cities, urban planning, building physics, built environment, architecture and urban, steel structures, timber structures, road safety, railway*, metro
    """,
    "2.2": """
        electrical engineering, electronic engineering, electronics, information engineering, circuit*, integrated circuit*, chip design, vlsi, fpga*, asic*, rf,
        antenna*, microwave*, millimeter wave, millimetre wave, terahertz, wireless*, 5g, 6g, telecommunication*, communication systems, signal processing, information theory, radar*, sonar,
        power electronics, power systems, power grid*, smart grid*, electric machine*, energy systems, control theory, control systems, automatic control, automation, model predictive control, optimal control, system identification,
        cyber-physical, robot*, legged robots, manipulation, grasping, drones, uav*, unmanned aerial, autonomous driving, autonomous vehicle*, slam, localization and mapping, haptic*, tactile sens*, sensor*, mechatronic*, embedded systems,
        internet of things, iot, semiconductor device*, transistor*, memristor*, neuromorphic, in-memory computing, compute-in-memory, computer hardware, optoelectronic*, speech processing, audio processing, image processing, satellite communication*, mems, microphone*
    """,
    "2.3": """
        mechanical engineering, aerospace*, aeronautic*, aerodynamic*, fluid mechanics, computational fluid dynamics, cfd, turbulence, turbulent, combustion, heat transfer, thermal engineering, turbomachin*, turbine*, engine, engines,
        propulsion, vibration*, tribolog*, solid mechanics, fracture mechanics, computational mechanics, structural dynamics, multibody, manufacturing, machining, additive manufacturing, 3d printing, machine design, refrigeration, hvac, nuclear engineering,
        nuclear reactor*, vehicle dynamics, automotive, wind turbine*, spacecraft, satellites, product design, mechanics of materials, soft robot*
    """,
    "2.4": """
        chemical engineering, process engineering, process systems, process intensification, reactor design, distillation, separation process*, membrane separation, crystallization, crystallisation, carbon capture, adsorption, unit operations, reaction
        engineering, petrochemical*, refinery, hydrogen production, electrolyzer*, electrolyser*
    """,
    "2.5": """
        materials science, materials engineering, material science, metallurg*, alloy*, steel, ceramic*, composites, composite materials, corrosion, coating*, thin film*, solid-state batter*, batter*, energy storage, solar cell*, photovoltaic*, perovskite*,
        2d material*, two-dimensional materials, graphene, ferroelectric*, piezoelectric*, thermoelectric*, electron microscopy, tem, dislocation*, plasticity, microstructure*, mechanical properties, energy materials, materials discovery, materials design,
        glass, textile*, paper, fibres, wood materials, hydrogel*, porous material*, biomaterial*, materials informatics, semiconductors, welding
    """,
    "2.6": """
        biomedical engineering, medical engineering, medical imaging, medical image*, medical device*, biomechanic*, prosthe*, exoskeleton*, rehabilitation engineering, brain-computer interface*, brain-machine interface*, tissue engineering, biomaterial*, mri,
        ultrasound, tomograph*, computed tomography, biosensor*, wearable*, implants, neural interface*, surgical robot*, neuroengineering, bioelectronic*, drug delivery, photoacoustic*, regenerative medicine, lab-on-a-chip
    """,
    "2.7": """
        environmental engineering, wastewater, water treatment, drinking water, sewage, desalination, solid waste, waste management, air pollution control, remediation, contaminated sites, mining engineering, petroleum engineering, energy and fuels,
        ocean engineering, geological engineering, water resources engineering, sanitation, membrane bioreactor*, life cycle assessment, circular economy, renewable energ*
    """,
    "2.8": "bioremediation, environmental biotechnology, biofilm reactor*, anaerobic digestion, biogas",
    "2.9": "industrial biotechnology, bioprocess*, biocataly*, fermentation, biofuel*, bioplastic*, biorefiner*, biomanufacturing, metabolic engineering, cell factor*, bioreactor*",
    "2.10": "nanotechnolog*, nanomaterial*, nanoparticle*, nanofabricat*, nanostructure*, nanoscien*, nanotube*, nanowire*, nanomedicine*, nano*",
    "2.11": "food engineering, food technology, food science*, systems engineering, industrial engineering, engineering design, instrumentation, metrology",
    "3.1": """
        neuroscience*, neurobiolog*, neuron*, neural circuit*, brain*, cortex, cortical, hippocamp*, synap*, electrophysiolog*, physiolog*, pharmacolog*, toxicolog*, patholog*, immunolog*, immune*, t cell*, anatomy, human genetics, cancer biology,
        tumor*, tumour*, oncogen*, inflammation, infection biology, metabolic disease*, cell signaling, cardiac*, myocyte*, cardiovascular*, neurodegenerat*, alzheimer*, parkinson*, pain research, sleep research, medicinal chemistry, drug screening,
        microcirculation, endocrin*, antibod*, vaccine*, fmri, eeg, neuroimaging, cognitive neuroscience, connectom*, vision science, mouse model*, biomedic*
    """,
    "3.2": """
        clinical*, patient*, hospital*, surgery, surgical, oncolog*, cancer, radiolog*, cardiolog*, neurolog*, psychiatr*, paediatric*, pediatric*, obstetric*, gyn*colog*, dermatolog*, ophthalmolog*, anaesthes*, anesthes*, intensive care, nephrolog*, urolog*,
        gastroenterolog*, hepatolog*, haematolog*, hematolog*, rheumatolog*, orthop*, dentist*, dental, stroke, diabetes, epilepsy, radiotherapy, clinical trial*, randomised controlled, precision medicine, immunotherapy, car-t, translational medicine, melanoma, sarcoma, leukemia, leukaemia
    """,
    "3.3": """
        public health, epidemiolog*, global health, health services, health policy, health systems, health economics, nursing, midwi*, nutrition*, occupational health, infectious disease*, disease transmission, malaria, tuberculosis, dengue, hiv, tropical medicine, sport science*, sports science*,
        exercise science, physical activity, health promotion, health inequalit*, mental health, digital health, medical ethics, ageing, aging, biostatistic*, health data, pandemic*, physiotherap*, rehabilitation, cohort study, cohort studies, maternal health, substance use
    """,
    "3.4": "gene therap*, cell therap*, regenerative medicine, medical biotechnology, biopharmaceutical*, tissue regeneration, molecular diagnostics, therapeutic protein*, liquid biopsy",
    "3.5": "forensic science*, forensic medicine",
    "4.1": """
        agricultur*, agronom*, crop*, horticultur*, viticultur*, plant breeding, plant patholog*, forestry, silvicultur*, fisheries, aquacultur*, irrigation, agroecolog*, weeds, pest management, soil fertility, precision farming, precision agriculture, smart farming, rice, wheat, maize,
        potato*, fruit*, vineyard*, greenhouse*, fertili?er*, farm*, seed*
    """,
    "4.2": "animal science*, dairy*, livestock, animal breeding, animal nutrition, animal welfare, cattle, poultry, pigs, sheep, goats, ruminant*, milk, husbandry",
    "4.3": "veterinar*, animal disease*, animal health, equine, canine",
    "4.4": "agricultural biotechnology, transgenic crop*, genome editing in crops, marker-assisted",
    "4.5": "rural development, agricultural economics",
    "5.1": """
        psycholog*, cognitive science*, cognition, psychometric*, psycholinguistic*, human memory, working memory, attention, perception, decision-making, decision making, emotion*, personality, social cognition, infant*, child development, eye-tracking, eye tracking, behavioural experiment*,
        behavioral experiment*, theory of mind, mental model*, causal cognition, psychophysic*, mental disorder*, depression, anxiety, aggression, human factors, ergonomic*
    """,
    "5.2": """
        economics, economic*, econometric*, macroeconom*, microeconom*, finance, financial, accounting, business, management, marketing, organizational behavior, organisational behaviour, entrepreneurship, labour market*, labor market*, supply chain*, operations management, industrial relations,
        innovation management, development economics, trade, tax*, monetary policy, behavioural economics, behavioral economics, randomized controlled trials, cash transfer*, pricing, markets, auctions, mechanism design, strategy, logistics
    """,
    "5.3": "education*, pedagog*, learning sciences, teacher*, teaching, classroom*, school*, curriculum, educational technology, higher education, didactic*, stem education, science education, learning analytics, literacy, students' learning",
    "5.4": "sociolog*, demograph*, anthropolog*, ethnograph*, ethnolog*, social inequalit*, gender studies, migration, social stratification, social networks, fertility, social work, family studies, social movements, ethnic*, social research, fieldwork, cultural evolution, inequality, science and technology studies",
    "5.5": "law, legal*, jurispruden*, criminolog*, criminal justice, penology, human rights, constitutional, legislation, regulation of, courts, international law, contract law, copyright",
    "5.6": "political*, politics, international relations, public administration, public policy, governance, democra*, election*, voting, voters, parliament*, policy analysis, peace and conflict, diplomacy, geopolit*, surveillance, populism, public opinion",
    "5.7": "human geography, economic geography, social geography, urban studies, regional studies, spatial planning, urban geography, cultural geography, transport geography, tourism, housing market*, segregation, urbanization, urbanisation, mobility patterns",
    "5.8": "media studies, communication studies, communication science*, journalism, mass media, social media, news media, information science*, library science, misinformation, disinformation, audience*, newspapers",
    "5.9": "social science*, interdisciplinary social",
    "6.1": "histor*, archaeolog*, archeolog*, prehistor*, medieval*, mediaeval, antiquity, archives, archival, colonial*, excavation*, numismatic*, heritage, manuscripts, palaeograph*, paleograph*, historiograph*, early modern",
    "6.2": "linguistic*, literature*, literary, philolog*, phonetic*, phonolog*, syntax, syntactic*, semantics, pragmatics, morpholog*, language acquisition, language documentation, sociolinguistic*, translation studies, classics, sinolog*, english studies, german studies, slavic, lexicograph*, stylometr*, dialect*, corpus, corpora, poetry, comparative literature, languages",
    "6.3": "philosoph*, ethics, ethical, theolog*, religio*, metaphysic*, epistemolog*, logic, philosophy of science, moral, buddhis*, islamic studies, biblical",
    "6.4": "art history, history of art, fine arts, music*, musicolog*, theatre, theater, film studies, performing arts, dance, design research, architecture history, museum*, visual arts, composition",
    "6.5": "digital humanities, cultural heritage, humanities",
}
