/* The colour profile that the library carries in itself, and its end. The path is relative to the project's root, which
   CMake gives the assembler as an include directory. */

.section .rodata
  .global factsheet_srgb_profile
  .global factsheet_srgb_profile_end
factsheet_srgb_profile:
  .incbin "data/colour/srgb-480.icc"
factsheet_srgb_profile_end:

.section .note.GNU-stack, "", %progbits
