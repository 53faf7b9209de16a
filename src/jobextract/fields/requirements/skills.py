"""Canonical names of skills that are written in one recognisable way in every language."""

from __future__ import annotations

import re

from jobextract.matching import PatternSet

# Canonical name -> pattern; where it is None the name itself is looked for, without regard to case.
SKILLS: dict[str, str | None] = {
    "Python": None,
    "C++": r"\bC\s?/\s?C\+\+|\bC\+\+",
    "C": r"\bC(?=\s?/\s?C\+\+)|\bC(?= (?:programming|language|program)|语言)",
    "C#": r"\bC#",
    "Java": r"\bJava\b(?!\s?Script)",
    "JavaScript": r"\bJava\s?Script\b|\bJS\b",
    "TypeScript": None,
    "R": r"\bR\b(?=\s?(?:,|/|\)|or\b|and\b|program|language|语言|、|和|或|is\b|\.|$))(?<![&.] R)(?<!&R)",
    "MATLAB": None,
    "Julia": r"\bJulia\b(?= |,|/|\)|$)",
    "Fortran": None,
    "Go": r"\b(?:Golang|Go(?= ?[,/、)]))",
    "Rust": r"\bRust\b",
    "Scala": r"\bScala\b",
    "Perl": None,
    "SQL": r"\bSQL\b",
    "Bash": r"\b(?:Bash|shell scripting|Shell)\b",
    "HTML": r"\bHTML5?\b",
    "CSS": r"\bCSS3?\b",
    "CUDA": r"\bCUDA\b",
    "OpenCL": None,
    "MPI": r"\bMPI\b",
    "OpenMP": None,
    "PyTorch": r"\bpy\s?torch\b",
    "TensorFlow": r"\btensor\s?flow\b",
    "JAX": r"\bJAX\b",
    "Keras": None,
    "scikit-learn": r"\bscikit-learn\b|\bsklearn\b",
    "NumPy": None,
    "pandas": r"\bpandas\b",
    "OpenCV": None,
    "ROS": r"\bROS2?\b",
    "Hugging Face": r"\bhugging\s?face\b",
    "Spark": r"\b(?:Apache )?Spark\b",
    "Hadoop": None,
    "Linux": r"\bLinux\b|\bUnix\b",
    "Git": r"\bGit(?:hub)?\b",
    "Docker": None,
    "Kubernetes": None,
    "LaTeX": r"\bLaTeX\b",
    "Excel": r"\bExcel\b",
    "Photoshop": None,
    "SPSS": r"\bSPSS\b",
    "Stata": r"\bStata\b",
    "SAS": r"\bSAS\b",
    "GIS": r"\b(?:Arc|Q)?GIS\b",
    "Google Earth Engine": r"\bGoogle Earth Engine\b|\bGEE\b",
    "COMSOL": None,
    "ANSYS": None,
    "ABAQUS": None,
    "OpenFOAM": None,
    "LabVIEW": None,
    "SolidWorks": None,
    "AutoCAD": r"\b(?:Auto)?CAD\b",
    "LAMMPS": None,
    "VASP": r"\bVASP\b",
    "GROMACS": None,
    "Quantum ESPRESSO": None,
    "Gaussian": r"\bGaussian(?= (?:software|package|16|09))",
    "FPGA": r"\bFPGAs?\b",
    "Verilog": None,
    "VHDL": None,
    "Unity": r"\bUnity(?:3D)?\b(?= |,|/|、|$)",
    "Unreal Engine": None,
    "Blender": None,
    "machine learning": r"\bmachine learning\b|机器学习",
    "deep learning": r"\bdeep learning\b|深度学习",
    "computer vision": r"\bcomputer vision\b|计算机视觉",
    "natural language processing": r"\bnatural language processing\b|\bNLP\b|自然语言处理",
    "statistics": r"\bstatistics\b|统计学",
    "data analysis": r"\bdata analys[ie]s\b|数据分析",
    "programming": r"\bprogramming\b|\bcoding\b|编程",
    "PCR": r"\bq?PCR\b",
    "cell culture": r"\bcell culture\b|细胞培养",
    "molecular cloning": r"\bmolecular cloning\b|分子克隆",
    "Western blot": r"\bwestern blot(?:ting|s)?\b",
    "CRISPR": r"\bCRISPR\b",
    "flow cytometry": r"\bflow cytometry\b|流式细胞",
    "microscopy": r"\bmicroscopy\b|显微",
    "mass spectrometry": r"\bmass spectrometry\b|质谱",
    "NMR": r"\bNMR\b|核磁",
    "bioinformatics": r"\bbioinformatics\b|生物信息",
    "fMRI": r"\bfMRI\b",
    "EEG": r"\bEEG\b|脑电",
    "teamwork": r"\bteam[- ]?(?:work|player|spirit)\b|团队(?:合作|协作|精神)",
    "communication": r"\bcommunication skills\b|沟通",
}


_NAMES = list(SKILLS)
# "C" and "R" are skills only in upper case.
_CASE_SENSITIVE = frozenset({"C", "R", "Go", "ROS", "GIS", "SAS", "C#"})


def find_skills(text: str) -> list[str]:
    """Give the canonical skills named in a folded text, in order, each once.

    >>> find_skills("Python or C/C++, experience with pytorch")
    ['Python', 'C', 'C++', 'PyTorch']
    """
    places: list[tuple[int, str]] = []
    for index, match in _PATTERNS.finditer(text):
        name = _NAMES[index]
        if name in _CASE_SENSITIVE and not text[match.start()].isupper():
            continue
        names = ["C", "C++"] if name == "C++" and "/" in match.group() else [name]
        places += [(match.start(), n) for n in names]
    return list(dict.fromkeys(name for _, name in sorted(places, key=lambda place: place[0])))


_PATTERNS = PatternSet([pattern or rf"\b{re.escape(name)}\b" for name, pattern in SKILLS.items()])
