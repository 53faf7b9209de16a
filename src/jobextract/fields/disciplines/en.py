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
        mathematics, mathematical science*, applied math*, pure math*, ~mathematical, ~mathematically, ~math, ~maths, algebra*, geometric analysis, differential
        geometry, arithmetic geometry, topolog*, number theory, knot theory, probability theory, stochastic process*, stochastic analysis, stochastic
        differential, stochastic model*, markov chain*, queueing, partial differential equation*, differential equation*, pdes, numerical analysis, numerical
        method*, scientific computing, functional analysis, harmonic analysis, dynamical systems, ergodic theory, statistics, statistician*, ~statistical,
        statistical inference, statistical theory, statistical learning, statistical method*, statistical model*, bayesian inference, bayesian statistic*,
        biostatistic*, spatial statistics, time series, survival analysis, causal inference, extreme value*, actuarial, operations research, optimal transport,
        calculus of variations, mathematical model*, mathematical physics, mathematical biology, mathematical finance, mathematical optimi*, discrete
        mathematics, combinatorics, graph theory, category theory, representation theory, inverse problem*, convex optimization, uncertainty quantification,
        ~monte carlo, measure theory, group theory, random matri*, finite element*, theorem*, homotop*, commutative algebra, algebraic group*, modular form*,
        probabilist*, martingale*, large deviations, stochastic control, statistical learning theory, experimental design, multivariate analysis,
        high-dimensional statistics, nonparametric, minimal surfaces, geometric group, logic and set theory, set theory, model theory, numerical linear algebra,
        approximation theory, galerkin, integer programming, linear programming
    """,
    "1.2": """
        computer science*, computer scientist*, computing science*, computer engineering, informatics, computing, theoretical computer science, artificial
        intelligence, ~ai, ~ml, machine learning, deep learning, neural network*, reinforcement learning, representation learning, transfer learning,
        self-supervised, domain adaptation, computer vision, image processing, image recognition, video understanding, pattern recognition, scene understanding,
        natural language processing, nlp, llm, llms, large language model*, language model*, data mining, text mining, data science, data scientist*, data
        analytics, data engineering, data-driven, information retrieval, recommender*, recommendation system*, retrieval-augmented, knowledge graph*, software
        engineering, software testing, fuzzing, program analysis, program synthesis, code generation, programming language*, functional programming, type
        system*, type theory, formal method*, formal verification, model checking, theorem proving, proof assistant*, compiler*, operating system*, storage
        system*, distributed system*, distributed computing, cloud computing, edge computing, ubiquitous computing, computer network*, ~database*, ~data
        management, human-computer interaction, human-ai, hci, interaction design, user interface*, user modelling, computer graphics, neural rendering, virtual
        reality, augmented reality, cybersecurity, cyber security, computer security, network security, usable security, malware, cryptograph*, ~privacy,
        homomorphic encryption, zero-knowledge, blockchain, ~algorithm*, approximation algorithm*, computational geometry, computational complexity,
        computational linguistics, machine translation, speech recognition, ~speech, information extraction, question answering, dialogue system*,
        conversational ai, chatbot*, generative model*, generative ai, diffusion model*, foundation model*, ~multimodal, ~multi-modal, vision-language,
        federated learning, graph neural, graph learning, trustworthy ai, responsible ai, ai safety, ai for science, explainable ai, interpretab*, image
        segmentation, object detection, anomaly detection, point cloud*, 3d reconstruction, nerf, gaussian splatting, high-performance computing, high
        performance computing, hpc, parallel computing, supercomput*, big data, computer systems, computer architecture, computer hardware, research software,
        software development, software developer*, developer*, open source, ~programming, web services, semantic web, ontology engineering, constraint
        programming, constraint reasoning, sat solving, boolean optimization, automated reasoning, automated planning, knowledge representation, multi-agent,
        autonomous agents, ai agents, embodied ai, imitation learning, robot learning, quantum software, quantum machine learning, crowdsourcing, visual
        analytics, information visualization, data visualization, bioinformatics, computational biology, computational social science, computational
        neuroscience, game theory, ~software, ~internet, social network analysis, digital library, information systems, health informatics, medical informatics,
        medical image analysis, medical image computing, crisis informatics, ~annotators, data annotation, social computing, human-ai interaction, assistive
        technolog*, screen reader*, eye-gaze input, text entry, speech translation, speech synthesis, text-to-speech, speaker diarization, speaker recognition,
        language technolog*, asr, search engine*, indexing, query processing, transaction processing, serverless, virtualization, garbage collection, static
        analysis, symbolic execution, memory safety, post-quantum, secure computation, differential privacy, intrusion detection, procedural generation, game
        engine*, physics-based animation, scene reconstruction, pose estimation, optical flow, video generation, image generation, tokeniz*, prompt engineering,
        in-context learning, continual learning, algorithmic fairness, accessible computing, digital accessibility
    """,
    "1.3": """
        physics, physicist*, ~physical sciences, astronom*, astrophysic*, cosmolog*, exoplanet*, galax*, stellar, star formation, supernova*, cosmic, black
        hole*, gravitational wave*, gravitational-wave*, dark matter, dark energy, ~telescope*, radio astronomy, pulsar*, particle physics, high energy physics,
        high-energy physics, collider*, neutrino*, hadron*, quantum field*, quantum gravity, string theory, nuclear physics, plasma*, fusion plasma*, tokamak*,
        condensed matter, solid state physics, solid-state physics, superconduct*, magnetism, magnetic material*, spintronic*, spin, skyrmion*, topological
        insulator*, topological material*, quantum material*, quantum matter, quantum optics, quantum information, quantum comput*, quantum simulation, quantum
        sensing, quantum technolog*, ~quantum, qubit*, quantum dot*, cold atoms, ultracold, rydberg, ion trap*, trapped ion*, ~optic*, ~optical, photonic*,
        ~laser*, spectroscop*, ultrafast, attosecond, femtosecond, nonlinear optics, optomechanic*, metamaterial*, metasurface*, plasmonic*, ~acoustic*,
        statistical physics, statistical mechanics, soft matter, biophysic*, biological physics, ~fluid dynamics, many-body, density functional theory,
        first-principles, ~scattering, ~x-ray, synchrotron*, beamline*, free-electron laser*, accelerator physics, semiconductor physics, electronic structure,
        thermodynamics, polariton*, nanophotonic*, space physics, solar physics, medical physics, stellar evolution, interstellar medium, galaxy cluster*, radio
        source*, novae, light curve*, photometr*, astroparticle, cosmic ray*, lattice qcd, standard model, bose-einstein, fermi gas*, quantum error correction,
        magnon*, phonon*, terahertz spectroscopy, frequency comb*, optical tweezers, holograph*, active matter, granular, complex systems physics,
        nonequilibrium, non-equilibrium, neutron star*, nuclear structure
    """,
    "1.4": """
        chemistry, chemical science*, chemists, catalysis, catalyst*, catalytic, electrocataly*, photocataly*, electrochemi*, organic synthesis, organic
        chemistry, synthetic chemistry, total synthesis, inorganic, organometallic*, coordination compound*, supramolecular, polymer chemistry, polymer*,
        macromolecul*, self-assembly, mass spectrometr*, chromatograph*, nmr, computational chemistry, theoretical chemistry, quantum chemistry, molecular
        simulation*, molecular dynamics, physical chemistry, analytical chemistry, medicinal chemistry, photochemi*, photoredox, colloid*, natural product*,
        metal-organic framework*, mofs, covalent organic, zeolite*, ligand*, reaction mechanism*, reaction kinetics, redox, ionic liquid*, surface chemistry,
        chemical biology, ~crystallograph*, peptide*, c-h activation, electrolyte*, fuel cell*, co2 reduction, water splitting, hydrogen evolution,
        cheminformatics, drug discovery, bioorthogonal, chemical tool*, chemical probe*, activity-based, covalent inhibitor*, click chemistry, glycochemist*,
        carbohydrate chemistry, radiochemist*, asymmetric synthesis, enantioselective, cross-coupling, main group, lanthanide*, host-guest, molecular machine*,
        liquid crystal*, electroanaly*, titration, charge densit*, co-crystal*, polymorphism in crystals, chemometric*, retrosynthe*, flow chemistry,
        sonochemist*, electrosynthe*
    """,
    "1.5": """
        geolog*, geophysic*, geoscience*, geograph*, earth science*, earth system*, ~earth, seismolog*, seismic*, earthquake*, volcan*, tectonic*, mineralog*,
        petrolog*, geochemi*, geochronolog*, geodynamic*, geothermal, sedimentolog*, stratigraph*, palaeontolog*, paleontolog*, paleoclimat*, palaeoclimat*,
        geomorpholog*, hydrolog*, ecohydrolog*, hydroclimat*, groundwater, aquifer*, hydrogeolog*, catchment*, watershed*, water resources, oceanograph*, ocean
        circulation, ~ocean*, ~marine, ~coastal, marine science*, biogeochem*, climate, climate model*, climate change, climate science*, climatolog*,
        atmospher*, meteorolog*, weather, precipitation, aerosol*, air quality, glaciolog*, glacier*, glacial, ice sheet*, permafrost, ~snow, sea ice,
        cryosphere, remote sensing, earth observation, satellite imagery, hyperspectral, ~lidar, geodes*, geodetic*, geoinformat*, geospatial, gis, geographic
        information, environmental science*, environmental chemistry, environmental change, environmental monitoring, soil science*, soil*, soil carbon, carbon
        cycle, ~flood*, ~drought*, landslide*, natural hazard*, wildfire*, ecotoxicolog*, pollutant*, microplastic*, physical geography, land use, land cover,
        land surface, ~vegetation, ~river*, estuar*, lakes, sediment*, isotope*, planetary science*, sea level, magma*, eruption*, lava, geomagnet*,
        paleomagnet*, palaeomagnet*, mantle, lithosphere, subduction, karst, snowpack, runoff, streamflow, evapotranspiration, monsoon*, el niño, cyclone*,
        hurricane*, tropospher*, stratospher*, greenhouse gas*, methane emissions, peatland*, wetland*, erosion, weathering, speleothem*, ice core*, fjord*, sea
        surface, ocean acidification, mapping of land, cartograph*
    """,
    "1.6": """
        biolog*, ~life science*, molecular biology, cell biology, cellular biology, developmental biology, structural biology, systems biology, synthetic
        biology, evolutionary biology, evolution, evolutionary, macroevolution*, speciation, ecolog*, ecosystem*, community ecology, biodiversity, conservation
        biology, wildlife, invasive species, natural history, taxonom*, zoolog*, botan*, entomolog*, ornitholog*, ichthyolog*, herpetolog*, herps, mycolog*,
        fungi, fungal, fungus, microbiolog*, microbial*, microbe*, microbiome*, microbiota, bacteri*, archaea, phages, antimicrobial*, pathogen*, parasite*,
        virolog*, virus*, viral, genetic*, ~gene, ~genes, genom*, transcription factor*, transcriptom*, proteom*, metabolom*, multi-omic*, omics, single-cell,
        single cell, rna, ~dna, epigenetic*, chromatin, chromosom*, gene expression, gene regulation, gene editing, crispr, cryo-em, protein*, enzyme*,
        enzymolog*, biochemi*, membrane protein*, ion channel*, cytoskelet*, mitochondri*, autophagy, cell division, cell migration, cell mechanics,
        morphogenesis, embryo*, circadian, stem cell*, organoid*, yeast, drosophila, zebrafish, nematode*, c. elegans, arabidopsis, plant biology, ~plants,
        plant science*, plant physiology, plant development, plant-microbe, photosynthe*, phylogen*, population genetics, population dynamics, ~species,
        symbio*, behavioural ecology, behavioral ecology, animal behaviour, animal behavior, animal communication, bioacoustic*, birdsong, marine biology,
        freshwater, plankton*, phytoplankton*, algae, algal, seagrass*, coral*, reef*, bioinformatics, bioinformatician*, computational biology, ~biophysic*,
        mathematical biology, phylodynamic*, insects, birds, ~fish, fishes, bats, bees, ants, amphibian*, reptile*, mammal*, primates, pollinat*, tropical
        forest*, forest ecology, tree physiology, seedling*, phylogeograph*, population ecology, seed dispersal, food web*, foraging, habitat*, conservation
        genetics, molecular ecology, gene drive*, horizontal gene, ribosom*, trna, translation initiation, protein folding, chaperone*, kinase*, ubiquitin*,
        membrane traffick*, endocyto*, cilia, cytokinesis, meiosis, mitosis, telomer*, dna repair, dna replication, transposon*, host-pathogen, biofilm*, quorum
        sensing, spider*, beetle*, butterfl*, songbird*, rodent ecology, lichen*, orchid*, stomata*, root architecture, mosses, bryophyt*, ferns
    """,
    "2.1": """
        civil engineer*, structural engineer*, geotechnic*, bridge engineering, bridges, earthquake engineering, seismic design, wind engineering, structural
        health monitoring, concrete, cement*, building materials, built environment, building physics, building energy, building information model*,
        ~construction, construction management, construction engineering, architectural engineering, ~architecture, urban planning, urban design,
        ~infrastructure, transportation, transport engineering, transport planning, ~transport*, traffic, railway*, metro, pavement*, tunnel*, hydraulic
        engineering, coastal engineering, river engineering, smart cit*, thermal comfort, urban climate, masonry, timber structure*, steel structure*, retaining
        wall*, foundation engineering, water distribution network*, stormwater, urban drainage, bus rapid transit, public transit, pedestrian*, road safety,
        indoor environment, hvac, building simulation
    """,
    "2.2": """
        electrical engineer*, electronic engineer*, electrical and electronic*, ~electronics, microelectronic*, nanoelectronic*, optoelectronic*, integrated
        circuit*, ~circuit*, circuit design, vlsi, asic*, fpga*, semiconductor device*, transistor*, memristor*, neuromorphic, in-memory computing, silicon
        photonics, photonic integrated, radio frequency, rf circuit*, antenna*, microwave*, millimeter wave, mmwave, terahertz, electromagnetic*, wireless*,
        telecommunication*, communications engineering, communication system*, communication network*, optical communication*, 5g, 6g, mimo, channel coding,
        coding theory, information theory, signal processing, compressed sensing, array processing, radar*, sonar, underwater acoustic*, microphone*, audio,
        audio processing, loudspeaker*, power electronics, power system*, power grid*, smart grid*, power converter*, electric machine*, microgrid*, energy
        systems, ~automation, automatic control, control theory, control engineering, control system*, optimal control, network control, data-driven control,
        predictive control, system identification, cyber-physical, robot*, soft robot*, human-robot, multi-robot, legged, locomotion, ~manipulation, dexterous,
        grasping, motion planning, slam, ~navigation, space robot*, manipulators, autonomous driving, autonomous vehicle*, self-driving, unmanned aerial, uav,
        uavs, drone*, quadrotor*, teleoperation, haptic*, tactile, sensor*, embedded system*, mechatronic*, internet of things, iot, embedded software,
        grid-forming, converter*, inverter*, frequency reserve*, phasor*, resilient grid*, power quality, high voltage, high-voltage, electric drive*, battery
        management, speech enhancement, hearing aid*, own-voice, beamforming, noise reduction, source separation, acoustic echo, room acoustics, channel
        estimation, reconfigurable intelligent surface*, satellite navigation, gnss, inertial navigation, image sensor*, analog design, mixed-signal,
        phase-locked, photodetector*, led lighting, exosuit*, gripper*, pneumatic actuator*, end effector*, visual servo*, swarm robot*, marine robot*,
        underwater vehicle*, auv, rov
    """,
    "2.3": """
        mechanical engineer*, mechanical, aerospace, aeronautic*, astronautic*, aircraft, spacecraft, flight dynamics, aerodynamic*, fluid mechanics, fluid
        dynamics, computational fluid, cfd, turbulen*, multiphase flow*, combustion, heat transfer, thermofluid*, thermal engineering, turbomachin*, turbine*,
        gas turbine*, jet engine*, propulsion, ~vibration*, tribolog*, solid mechanics, fracture mechanics, continuum mechanics, computational mechanics,
        structural dynamics, fatigue, manufacturing, additive manufacturing, machining, nuclear engineering, reactor physics, automotive, vehicle dynamics, wind
        turbine*, wind energy, multidisciplinary design optimization, machine design, naval architecture, compressor*, rotor dynamics, test rig*, blade*,
        bearings, lubricat*, gearbox*, rotating machin*, heat pump*, refrigeration, boiling, two-phase flow*, spray*, internal combustion, hypersonic*, wind
        tunnel*, satellite design, composite structures, noise and vibration, ship design, ship hydrodynamics, precision engineering, cnc
    """,
    "2.4": """
        chemical engineer*, process engineering, process systems, reaction engineering, separation process*, membrane separation, distillation, crystallization,
        carbon capture, adsorption, hydrogen production, electrolyser*, electrolyzer*, powder technology, heat exchanger*, packed bed*, fluidized bed*,
        fluidised bed*, reactor design, microreactor*, solvent extraction, gas separation, process control, process intensification, catalytic reactor*
    """,
    "2.5": """
        materials science*, material science*, materials engineering, materials research, materials chemistry, materials physics, metallurg*, alloy*, ~steel,
        ceramic*, composites, composite materials, nanocomposite*, corrosion, ~coating*, thin film*, batter*, lithium-ion, solid-state batter*, solid
        electrolyte*, energy storage, solar cell*, photovoltaic*, perovskite*, 2d material*, two-dimensional materials, graphene, ferroelectric*,
        piezoelectric*, thermoelectric*, electron microscop*, ~dislocation*, plasticity, microstructure*, mechanical properties, energy materials, functional
        materials, materials discovery, materials design, materials informatics, textile*, wood materials, hydrogel*, porous material*, biomaterial*,
        ~semiconductor*, welding, dendrite*, cathode*, anode*, sodium-ion, ionic conductor*, supercapacitor*, high-entropy, grain boundar*, phase-field,
        sintering, glass science, refractor*, superalloy*, magnesium alloy*, shape memory, biodegradable polymer*, fibre-reinforced, fiber-reinforced,
        self-healing, fracture toughness, creep, electrodeposition, epitax*, thin-film
    """,
    "2.6": """
        biomedical engineer*, medical engineer*, bioengineer*, medical imaging, biomedical imaging, medical image*, medical device*, biomechanic*, prosthe*,
        exoskeleton*, rehabilitation engineering, brain-computer, brain computer interface*, brain-machine, tissue engineering, biomaterial*, ~mri, magnetic
        resonance, ultrasound, ~tomograph*, computed tomography, biosensor*, ~wearable*, implants, neural interface*, neural engineering, neurotechnolog*,
        surgical robot*, neuroengineer*, bioelectronic*, drug delivery, photoacoustic*, regenerative medicine, lab-on-a-chip, organ-on-a-chip, microfluidic*,
        bioprinting, pacemaker*, cochlear implant*, artificial organ*, gait analysis, motion capture, image-guided, electrical impedance, optical coherence,
        neurostimul*, deep brain stimulation, biofabrication, scaffold*, orthotic*, point-of-care
    """,
    "2.7": """
        environmental engineer*, wastewater, water treatment, water technology, drinking water, sewage, desalination, solid waste, waste management, air
        pollution control, soil remediation, groundwater remediation, contaminated sites, mining engineering, petroleum engineering, ocean engineering, offshore
        engineering, geological engineering, sanitation, membrane bioreactor*, life cycle assessment, circular economy, ~renewable energ*, activated sludge,
        landfill*, membrane filtration, disinfection, micropollutant*, water reuse, air filtration, odour control, mine drainage, tailings, ore processing,
        mineral processing, drilling, reservoir engineering, buoy*, offshore wind foundations
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
        neuroscience*, neuroscientist*, neurobiolog*, neuron*, neural circuit*, neural dynamics, neural coding, ~brain*, cortex, cortical, hippocamp*, basal
        ganglia, spinal cord, synap*, microglia, electrophysiolog*, neurophysiolog*, ~physiolog*, pathophysiolog*, pharmacolog*, toxicolog*, ~patholog*,
        immunolog*, immune*, t cell*, macrophage*, anatomy, human genetics, cancer biology, tumor*, tumour*, oncogen*, ~inflammation, infection biology,
        metabolic disease*, cell signaling, cell signalling, calcium signal*, cardiac*, myocyte*, ~cardiovascular*, muscle physiology, neurodegenerat*,
        alzheimer*, parkinson*, pain research, sleep, medicinal chemistry, drug screening, microcirculation, endocrin*, antibod*, vaccine*, ~fmri, ~eeg,
        neuroimaging, cognitive neuroscience, connectom*, vision science, mouse model*, ~biomedic*, basic medical, molecular medicine, autoimmun*, cytokine*,
        neuroinflammation, neuropharmacolog*, neuroanatomy, dopamin*, serotonin*, optogenetic*, patch-clamp, patch clamp, intracranial, gut-brain, inflammatory
        bowel*, fatty liver*, chinese medicine*, herbal medicine*, materia medica, pharmacognosy, pharmacokinetic*, drug metabolism, metastas*, angiogenesis,
        fibrosis, obesity, insulin, bone biology, reproductive biology, placenta*
    """,
    "3.2": """
        ~clinical*, clinical research, clinical medicine, clinician*, ~patient*, ~hospital*, surgery, surgical, oncolog*, ~cancer, radiolog*, cardiolog*,
        neurolog*, psychiatr*, paediatric*, pediatric*, obstetric*, gynaecolog*, gynecolog*, dermatolog*, ophthalmolog*, anaesthes*, anesthes*, intensive care,
        emergency medicine, nephrolog*, urolog*, gastroenterolog*, hepatolog*, haematolog*, hematolog*, rheumatolog*, orthopaed*, orthoped*, dentist*, dental,
        stroke, diabetes, epilepsy, atrial fibrillation, heart failure, transplantation, radiotherapy, clinical trial*, randomised controlled, precision
        medicine, immunotherapy, car-t, translational medicine, melanoma, sarcoma, leukemia, leukaemia, lupus, arthritis, rheumatic, echocardiograph*,
        hypertension, arrhythmi*, coronary, myocardial, sepsis, copd, pulmonolog*, respiratory medicine, palliative, geriatric*, psoriasis, cirrhosis,
        hepatitis, multiple sclerosis, schizophrenia, autism, anaesthetic*, wound care, biobank*, disease register*, biomarker*
    """,
    "3.3": """
        public health, epidemiolog*, global health, population health, health services, health policy, health systems, health science*, health research, health
        economics, nursing, midwi*, ~nutrition*, occupational health, infectious disease*, disease transmission, malaria, tuberculosis, dengue, hiv, tropical
        medicine, sport science*, sports science*, exercise science*, physical activity, health promotion, health inequalit*, ~mental health, digital health,
        primary care, medical ethics, ~ageing, ~aging, biostatistic*, health data, epidemic*, pandemic*, physiotherap*, physical therapy, rehabilitation, cohort
        study, cohort studies, asthma, maternal health, substance use, vaccine uptake, mosquito*, vector-borne, surveillance of disease, disease surveillance,
        infectious disease model*, screening programme*, tobacco, nutrition survey*, air pollution and health, injury prevention, dementia care, health
        literacy, implementation science, vaccination coverage, vaccine hesitancy
    """,
    "3.4": """
        gene therap*, cell therap*, regenerative medicine, medical biotechnology, biopharmaceutical*, tissue regeneration, molecular diagnostics, therapeutic protein*, liquid biopsy
    """,
    "3.5": "forensic science*, forensic medicine",
    "4.1": """
        agricultur*, agronom*, agri-food, crop*, horticultur*, viticultur*, plant breeding, plant patholog*, plant protection, genebank*, germplasm, seed
        science*, seed storage, seed bank*, ~seeds, forestry, silvicultur*, agroforestry, ~forest*, fisheries, aquacultur*, irrigation, agroecolog*, weeds, pest
        management, soil fertility, precision farming, smart farming, farming, farmers, field trials, rice, wheat, maize, potato*, fruit tree*, fruit quality,
        vineyard*, greenhouse*, fertiliser*, fertilizer*, plant health, phytopatholog*, coffee rust, soybean*, sugarcane, coffee plant*, cacao, cotton, barley,
        sorghum, cassava, oilseed*, legume*, effector biology, fungicide*, herbicide*, pesticide*, postharvest, post-harvest, cultivar*, landrace*, breeding,
        plant genetic resources, orchard*, grapevine*, timber production, fish stock*, fishery, cropping, paddy, leaf rust, stem rust, rust fung*, crop yield
    """,
    "4.2": """
        animal science*, dairy*, livestock, animal breeding, animal nutrition, animal welfare, animal husbandry, cattle, poultry, pigs, sheep, goats, ruminant*,
        ~milk, laying hens, broiler*, swine, beef, feed efficiency, grazing, wool, beekeep*, honeybee health
    """,
    "4.3": """
        veterinar*, animal disease*, animal health, equine, canine, zoono*, foot-and-mouth, african swine fever, small animal clinic, wildlife disease*
    """,
    "4.4": "agricultural biotechnology, transgenic crop*, genome editing in crops, marker-assisted",
    "4.5": "rural development, agricultural economics",
    "5.1": """
        psycholog*, psyc, cognitive science*, ~cognitive, ~cognition, psychometric*, psycholinguistic*, psychotherap*, human memory, working memory, episodic
        memory, visual attention, selective attention, visual perception, human perception, ~perception, reasoning and decision, ~emotion*, ~personality, social
        cognition, infant*, child development, eye-tracking, eye tracking, eye movement*, behavioural experiment*, behavioral experiment*, behavioural science*,
        behavioral science*, human behavior, human behaviour, clinical psycholog*, theory of mind, mental model*, causal cognition, psychophysic*, mental
        disorder*, depression, ~anxiety, aggression, bilingual*, human factors, ergonomic*, babies, toddler*, preschooler*, word learning, child lab, child
        study, developmental scien*, shyness, self-control, well-being research, mental imagery, metacognition, implicit bias, stereotype*, moral psychology,
        reading development, dyslexia, numerosity, reaction time*, parent-child, judgment and decision, judgement and decision, social psychology
    """,
    "5.2": """
        economics, econom*, econometric*, ~finance, ~financial, accounting, ~business, business school, business administration, management science*, management
        studies, marketing, organizational behavior, organisational behaviour, entrepreneurship, labour market*, labor market*, supply chain*, operations
        management, industrial relations, innovation management, ~trade, taxation, monetary policy, impact evaluation, randomized controlled trials, cash
        transfer*, pricing, auctions, mechanism design, ~logistics, household survey*, poverty, corporate governance, randomised trials with, randomized trials
        with, informal credit, price discovery, microfinance, mobile money, mobile-money, small trader*, small firm*, market design, industrial organization,
        industrial organisation, macroeconom*, microeconom*, inflation expectations, central bank*, banking, asset pricing, stock market*, household finance,
        consumer behavio*, consumer research, human resource management, organization studies, organisation studies, strategy research, field experiment*,
        surveycto, enumerator*, panel data, difference-in-differences, insurance market*, public finance, ~stata, fuel subsid*, energy subsid*, agricultural
        subsid*, subsidy reform, unemployment benefit*, wage inequality
    """,
    "5.3": """
        education research*, educational research*, educational science*, educational technolog*, educational psycholog*, education studies, ~education,
        pedagog*, learning science*, learning technologies, teacher education, ~teachers, ~classroom*, curriculum development, instructional design, didactic*,
        stem education, science education, mathematics education, early childhood education, learning analytics, student learning, students' learning,
        schooling, literacy, numeracy, school leadership, higher education research, inclusive education, assessment for learning, feedback literacy, academic
        writing, vocational training, pupils, mooc*
    """,
    "5.4": """
        sociolog*, demograph*, population studies, anthropolog*, ethnograph*, ethnolog*, social inequalit*, social policy, gender studies, ~migration, migrants,
        social stratification, ~social networks, fertility, social work, family studies, life course, social movements, ethnic minorit*, social research, survey
        research, ~fieldwork, cultural evolution, ~inequality, kinship, science and technology studies, labour sociology, ageing societies, care work,
        precarious work, class structure, religion in society, diaspora*, refugee*, urban sociology, digital sociology, ritual*, oral history, housing
        inequality, indigenous peoples
    """,
    "5.5": """
        law, law school, ~legal, legal scholar*, legal theory, legal history, legal studies, jurispruden*, criminolog*, criminal justice, criminal law, private
        law, public law, penology, human rights, constitutional, international law, contract law, data protection law, copyright law, competition law,
        antitrust, tax law, administrative law, environmental law, refugee law, family law, judges, judicial, regulation of ai, algorithmic government, duty to
        give reasons, tort law, courts of law, ~legislation
    """,
    "5.6": """
        political science*, politics, political theory, ~political, international relations, public administration, public policy, public policies, policy
        analysis, policy studies, ~governance, democra*, elections, electoral, voting behavio*, parliament*, peace and conflict, diplomacy, geopolit*, populism,
        public opinion, foreign policy, security studies, civil war*, authoritarian*, political econom*, party system*, political behavio*, european
        integration, welfare state*, bureaucrac*, civil service, nationalism
    """,
    "5.7": """
        human geography, economic geography, social geography, urban studies, regional studies, spatial planning, urban geography, cultural geography, transport
        geography, tourism, housing market*, residential segregation, urbanization, urbanisation, mobility patterns, commuting, gentrification, spatial econom*,
        settlement*, land reform, rural geography, harbourfront, neighbourhood change
    """,
    "5.8": """
        media studies, media research, communication studies, communication science*, communication research, journalism, journalists, mass media, ~social
        media, news media, information science*, library science*, misinformation, disinformation, fact-check*, fact check*, rumours, information disorder*,
        content moderation, ~audience*, newspapers, rumor*, rumour*, conspiracy theor*, fact-checker*, propaganda, platform governance, public relations,
        advertising, game studies, scholarly communication, bibliometric*, scientometric*, science communication, school of information, school of communication
    """,
    "5.9": "~social science*, interdisciplinary social",
    "6.1": """
        history, history of science, history of medicine, history of technology, history of ideas, historian*, historiograph*, ~historical, archaeolog*,
        archeolog*, archaeometr*, prehistor*, medieval*, mediaeval, antiquity, archival research, ~archives, colonial history, excavation*, numismatic*,
        ~heritage, medieval manuscripts, palaeograph*, paleograph*, cuneiform, papyr*, early modern, roman history, greek history, byzantin*, ottoman, imperial
        history, economic history, book history, history of the book, epigraph*, osteoarchaeolog*, zooarchaeolog*, chronicle*, slave trade, holocaust, cold war
    """,
    "6.2": """
        linguistic*, linguist, linguists, literary*, literary studies, english literature, modern literature, philolog*, phonetic*, phonolog*, ~syntax,
        syntactic*, formal semantics, ~pragmatics, language acquisition, language documentation, endangered languages, language contact, second language*,
        sociolinguistic*, corpus linguistics, speech corpus, translation studies, classics, sinolog*, english studies, german studies, modern languages, slavic,
        lexicograph*, stylometr*, dialect*, poetry, comparative literature, prosody, language variation, field linguistics, morphosynta*, typology of languages,
        historical linguistics, creole*, sign language*, novels, literature and, poets, narratolog*, shakespeare, translation of literature, manuscript
        edition*, language revitali*, ~grammar, grammatical
    """,
    "6.3": """
        philosoph*, bioethic*, ~ethics, ~ethical, theolog*, ~religio*, religious studies, metaphysic*, epistemolog*, ~logic, philosophy of science, philosophy
        of physics, philosophy of biology, philosophy of mind, philosophy of mathematics, philosophy of language, ~moral, moral philosophy, buddhis*, islamic
        studies, biblical, ethics of, applied ethics, hegel*, ancient philosophy, chinese philosophy, confucian*, quran*, church history, liturg*, hermeneutic*,
        kantian
    """,
    "6.4": """
        art history, history of art, fine arts, musicolog*, ~music*, theatre, film studies, performing arts, ~dance, design research, architectural history,
        architecture history, visual arts, curating, artistic research, painting, sculpture, museum stud*, conservation of art, composers, ethnomusicolog*,
        opera, cinema, choreograph*, scenograph*, fashion design, ~photography
    """,
    "6.5": "digital humanities, cultural heritage, humanities",
}
