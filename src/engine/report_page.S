/* The style and the script of the report's page, which the library carries in itself, and their ends. The paths are
   relative to the project's root, which CMake gives the assembler as an include directory. */

.section .rodata
  .global factsheet_report_style
  .global factsheet_report_style_end
  .global factsheet_report_script
  .global factsheet_report_script_end
factsheet_report_style:
  .incbin "src/engine/report/page.css"
factsheet_report_style_end:
factsheet_report_script:
  .incbin "src/engine/report/page.js"
factsheet_report_script_end:

.section .note.GNU-stack, "", %progbits
