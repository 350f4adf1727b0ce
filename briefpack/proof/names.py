"""Names that the standard itself gives to keys, types and values (ISO 32000-1): they say nothing of a pack."""

from __future__ import annotations

import re

STANDARD_NAMES = frozenset(
    b"""
A AA AAPL AC AP AS Action Alt Alternates Annot Annots Art ArtBox Artifact Ascent Author AvgWidth BBox BC BE BG BM BPC
BS Background BaseEncoding BaseFont BaseState BaseVersion BibEntry BitsPerComponent BitsPerCoordinate BitsPerFlag
BitsPerSample BlackPoint BleedBox Block BlockQuote Border Bounds Btn ByteRange C C0 C1 CA CIDFontType0
CIDFontType0C CIDFontType2 CIDInit CIDSet CIDSystemInfo CIDToGIDMap CMap CMapName CS CalGray CalRGB CapHeight Caption
Catalog Ch CharProcs CharSet Code ColSpan ColorSpace ColorTransform Colorants Colors Column Columns Contents Coords
Count CreationDate Creator CropBox D DA DCTDecode DR DV DW DW2 Decode DecodeParms Default DefaultCMYK DefaultGray
DefaultRGB DescendantFonts Descent Desc Dest DestOutputProfile Dests DeviceCMYK DeviceGray DeviceN DeviceRGB
Differences DisplayDocTitle Div Document Domain Dur E EF EarlyChange EmbeddedFile EmbeddedFiles Encode Encoding End
ExtGState Extend Extends Extensions F FS FT Ff Figure Fields Filespec Filter First FirstChar Fit FitB FitBH FitBV
FitH FitR FitV Flags FlateDecode Font FontBBox FontDescriptor FontFamily FontFile FontFile2 FontFile3 FontMatrix
FontName FontStretch FontWeight Footer Form FormType Formula Function FunctionType Functions G GTS_PDFA1 GTS_PDFX
GoTo GoToE GoToR Group H H1 H2 H3 H4 H5 H6 HT Header Height Hide I IC ICCBased ID IDTree IRT Identity Identity-H
Identity-V Image ImageB ImageC ImageI ImageMask Index Indexed Info Ink InkList Intent Interpolate ItalicAngle
JavaScript JS K Keywords Kids L LBody LI Lab Lang Last LastChar Launch Layout Lbl Leading Length Length1 Length2
Length3 Level Limits Line Linearized Link List M MCID MCR MMType1 MacRomanEncoding MacExpertEncoding MarkInfo Marked
Markup Mask Matte MaxWidth MediaBox Metadata MissingWidth ModDate Multiply N NM Name NameDictionary Names
NeedAppearances Next NonStruct Normal Note Nums O OBJR OC OCG OCGs OCMD OCProperties OFF ON OP OPM Obj ObjStm Off
Open OpenAction OpenType Opt Order Ordering Outlines OutputCondition OutputConditionIdentifier OutputIntent
OutputIntents P PCM PDF PS Page PageLabels PageLayout PageMode Pages Pagination Paragraph Params Parent ParentTree
ParentTreeNextKey Part Pattern PatternType Perceptual Pg PieceInfo Placement Popup Predictor Prev PrintState Private
ProcSet Producer Properties Q Quote R RBGroups RC RI RT Range Rect Reference Registry RegistryName
RelativeColorimetric Resources Role RoleMap Root Rotate Row RowSpan Rows Ruby S SMask SMaskInData Saturation Scope
Sect Separation SetOCGState Shading ShadingType Side Size Span Square St Standard State StemH StemV StmF StrF
Strong StructElem StructParent StructParents StructTreeRoot Style SubFilter Subj Subject Subtype Supplement T TBody
TD TFoot TH THead TM TOC TOCI TR TU Table Tabs Text Text TextPosition Thumb Title ToUnicode Top Transparency Trapped
TrimBox True False Tx Type Type0 Type1 Type1C Type3 UF UR URI Underline Unknown Usage UseCMap UserProperties
UserUnit V VE Version ViewerPreferences Volatile W W2 WMode Warichu WhitePoint Width Widths Win WinAnsiEncoding XHeight
XML XObject XRef XRefStm XStep XYZ YStep both ca op Em a Before Both Center End Start Justify InlineAlign BlockAlign
SpaceBefore SpaceAfter TextAlign TextIndent LineHeight Color Border BorderColor BorderStyle BorderThickness Padding
Adobe UCS H Fl DCT AHx A85 RL CCF LZW ASCII85Decode ASCIIHexDecode LZWDecode RunLengthDecode JPXDecode JBIG2Decode
CCITTFaxDecode
""".split()
)
# What the engine calls what a page draws with: colours a1.0, forms x12, shades s0, patterns p3, images i7, spaces.
OF_THE_ENGINE = re.compile(rb"[aAxsp]\d+(?:\.\d+)?|lab-d50|lab-d65|srgb|[A-Z]{6}(?:\+.*)?", re.DOTALL)


def telling(names: set[bytes]) -> set[bytes]:
    """Those of some names that neither the standard gives nor the engine counts."""
    return {name for name in names - STANDARD_NAMES if not OF_THE_ENGINE.fullmatch(name)}
