// re-smooth/rotated-only: generated from ReSmooth.cs and Reference.cs. Do not edit.
// The declaration has mistakes, so there is no program yet:
// OOD016 StrongImages
