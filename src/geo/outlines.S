/* The outlines of the states, which the library carries in itself. The path is relative to the project's root, which CMake
   gives the assembler as an include directory; names are declared in topology.cpp. */

.section .rodata
  .global factsheet_state_outlines
  .global factsheet_state_outlines_end
  .balign 16
factsheet_state_outlines:
  .incbin "data/geo/state-outlines.bin"
factsheet_state_outlines_end:

.section .note.GNU-stack, "", %progbits
