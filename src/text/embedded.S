/* The files that the library carries in itself. Paths are relative to the project's root or to what the build
   generates, which CMake gives the assembler as include directories; names are declared in embedded.hpp. */

.macro carry name, file
  .global factsheet_\name
  .global factsheet_\name\()_end
  .balign 16
factsheet_\name:
  .incbin "\file"
factsheet_\name\()_end:
.endm

.section .rodata
carry public_sans_regular, "fonts/public-sans/PublicSans-Regular.ttf"
carry public_sans_italic, "fonts/public-sans/PublicSans-Italic.ttf"
carry public_sans_semibold, "fonts/public-sans/PublicSans-SemiBold.ttf"
carry public_sans_bold, "fonts/public-sans/PublicSans-Bold.ttf"
carry public_sans_bold_italic, "fonts/public-sans/PublicSans-BoldItalic.ttf"
carry hyphenation_en_us, "hyphenation/hyph_en_US.patterns"
carry hyphenation_es_es, "hyphenation/hyph_es_ES.patterns"

.section .note.GNU-stack, "", %progbits
