// The rival of bench_sheet: the Illinois page as one would write it straight onto libharu, by its own
// TrueType and UTF-8 route, with every line break fixed by hand. No shaping, no justification, no tags.
//
//   bench_libharu FILE [COUNT]    writes the page to FILE, COUNT times over, and prints the milliseconds of
//   CPU a page

#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <stdexcept>

#include <hpdf.h>

namespace {

enum class Kind { heading, plain, bold, row, gap };

struct Line {
  Kind kind;
  const char* text;
  const char* figure;
};

constexpr auto lines = std::to_array<Line>({
    {Kind::heading, "The National Center for Missing and Exploited Children Illinois Data", ""},
    {Kind::plain,
     "The National Center for Missing and Exploited Children (NCMEC) serves as the congressionally "
     "designated",
     ""},
    {Kind::plain,
     "clearinghouse and resource center on issues relating to missing and exploited children. NCMEC supports",
     ""},
    {Kind::plain,
     "families, law enforcement, child welfare, and members of the public to help find missing children,",
     ""},
    {Kind::plain, "combat child sexual exploitation, and reduce child victimization.", ""},
    {Kind::gap, "", ""},
    {Kind::plain,
     "Listed below are Illinois specific statistics relating to NCMEC's work. For nationwide information on",
     ""},
    {Kind::plain, "all of NCMEC's programs, please visit: missingkids.org/ourwork/impact.", ""},
    {Kind::gap, "", ""},
    {Kind::heading, "NCMEC's Work to Combat Child Sexual Exploitation", ""},
    {Kind::plain,
     "NCMEC operates the CyberTipline, the national mechanism for members of the public and online platforms",
     ""},
    {Kind::plain,
     "to report suspected child sexual exploitation. In 2023, the CyberTipline received 36.2 million reports",
     ""},
    {Kind::plain,
     "related to child sexual exploitation, containing more than 105 million pieces of reported content.",
     ""},
    {Kind::bold, "In 2023, 26,696 CyberTipline reports were made available to law enforcement in Illinois.",
     ""},
    {Kind::gap, "", ""},
    {Kind::plain,
     "NCMEC also operates the Child Victim Identification Program (CVIP) that helps identify children "
     "depicted",
     ""},
    {Kind::plain,
     "in imagery seized by law enforcement during investigations. NCMEC has supported law enforcement's", ""},
    {Kind::plain, "identification of 27,130 children.", ""},
    {Kind::bold,
     "In 2023, NCMEC reviewed 77 submissions of child sexual exploitation material from Illinois law", ""},
    {Kind::bold, "enforcement.", ""},
    {Kind::gap, "", ""},
    {Kind::heading, "NCMEC's Work to Help Locate and Recover Missing Children", ""},
    {Kind::plain,
     "In 2023, NCMEC assisted law enforcement, families, and social service agencies on 28,886 missing child",
     ""},
    {Kind::plain,
     "cases, 22,442 of which involved children who had run away from a social services facility. These", ""},
    {Kind::plain,
     "children are uniquely vulnerable to homelessness, gang involvement, and sex trafficking. Based on", ""},
    {Kind::plain, "NCMEC's analysis, 19% of these children were likely victims of child sex trafficking.",
     ""},
    {Kind::gap, "", ""},
    {Kind::plain, "In 2023, NCMEC handled 980 cases of missing children from Illinois as follows:", ""},
    {Kind::gap, "", ""},
    {Kind::row, "Children Missing From Social Services Facility", "805"},
    {Kind::row, "Other Missing Children Cases", "133"},
    {Kind::row, "Children Reported Missing by Office of Refugee Resettlement (HHS-ORR):", "42"},
    {Kind::heading, "NCMEC's Work to Combat Child Sex Trafficking", ""},
    {Kind::plain,
     "In 2023, NCMEC received more than 18,400 reports relating to child sex trafficking. NCMEC leverages",
     ""},
    {Kind::plain,
     "open-source data and technology tools to support law enforcement's work on reports of child sex", ""},
    {Kind::plain,
     "trafficking. NCMEC also provides recovery services to assist on child sex trafficking cases, "
     "including:",
     ""},
    {Kind::plain,
     "(1) case-based assistance to develop trauma-informed, victim-centered recovery plans; (2) resources "
     "and",
     ""},
    {Kind::plain,
     "support to develop effective strategies for youth engagement, trauma responses, and to address running",
     ""},
    {Kind::plain, "behavior; and (3) developing multidisciplinary efforts to prevent re-victimization.", ""},
    {Kind::bold,
     "In 2023, NCMEC had 78 engagements with Illinois social service agencies on cases involving child sex",
     ""},
    {Kind::bold, "trafficking.", ""},
    {Kind::gap, "", ""},
    {Kind::heading,
     "NCMEC's Work to Support Survivors/Families Impacted by a Missing or Exploited Child Case", ""},
    {Kind::plain,
     "NCMEC's Team HOPE is a peer support network of individuals who were missing or exploited as children "
     "or",
     ""},
    {Kind::plain,
     "have experienced having a missing or exploited child. In 2023, Team HOPE supported 5,759 survivors and",
     ""},
    {Kind::plain, "families with peer support,", ""},
    {Kind::bold, "including 151 survivors/families in Illinois.", ""},
    {Kind::plain,
     "NCMEC also facilitates the Family Advocacy Outreach Network, a network of experienced mental health",
     ""},
    {Kind::plain, "professionals who provide free or low-cost therapeutic services to survivors/families.",
     ""},
    {Kind::bold, "In 2023, NCMEC connected 123 survivors/families to mental health services in Illinois.",
     ""},
    {Kind::gap, "", ""},
    {Kind::plain,
     "NCMEC's Team Adam program deploys former law enforcement consultants with specialized knowledge of "
     "cases",
     ""},
    {Kind::plain, "involving abducted or missing children to the site of critical missing child incidents.",
     ""},
    {Kind::bold, "In 2023, Team Adam provided Team Adam critical case assistance on 1 case in Illinois.", ""},
    {Kind::gap, "", ""},
    {Kind::heading, "NCMEC's Education Resources for Law Enforcement and Child-Serving Professionals", ""},
    {Kind::plain,
     "NCMEC is committed to providing educational opportunities and resources to law enforcement and child-",
     ""},
    {Kind::plain,
     "serving professionals through in-person education sessions across the country and online through NCMEC",
     ""},
    {Kind::plain, "CONNECT. In 2023, NCMEC CONNECT had more than 18,000 registered users, including", ""},
    {Kind::bold, "354 new law enforcement and child-serving professionals", ""},
    {Kind::plain, "in Illinois.", ""},
    {Kind::gap, "", ""},
});

// Never throws: it is called from C.
void remember(HPDF_STATUS error, HPDF_STATUS, void* first) {
  auto& status = *static_cast<HPDF_STATUS*>(first);
  if (status == HPDF_OK) status = error;
}

HPDF_Font load(HPDF_Doc document, const char* file) {
  const char* name = HPDF_LoadTTFontFromFile(document, file, HPDF_TRUE);
  return name ? HPDF_GetFont(document, name, "UTF-8") : nullptr;
}

void show(HPDF_Page page, HPDF_Font font, float size, float x, float y, const char* text) {
  HPDF_Page_SetFontAndSize(page, font, size);
  HPDF_Page_TextOut(page, x, y, text);
}

void write_page(const char* file) {
  HPDF_STATUS error = HPDF_OK;
  HPDF_Doc document = HPDF_New(remember, &error);
  if (!document) throw std::runtime_error("libharu gave no document");
  HPDF_SetCompressionMode(document, HPDF_COMP_ALL);
  HPDF_UseUTFEncodings(document);
  HPDF_Font regular = load(document, FACTSHEET_ROOT "/fonts/public-sans/PublicSans-Regular.ttf");
  HPDF_Font bold = load(document, FACTSHEET_ROOT "/fonts/public-sans/PublicSans-Bold.ttf");
  if (regular && bold) {
    HPDF_Page page = HPDF_AddPage(document);
    HPDF_Page_SetSize(page, HPDF_PAGE_SIZE_LETTER, HPDF_PAGE_PORTRAIT);
    HPDF_Page_BeginText(page);
    float y = 750;
    for (const Line& line : lines) {
      const bool strong = line.kind == Kind::heading || line.kind == Kind::bold;
      const float size = line.kind == Kind::heading ? 11.0F : 9.1F;
      if (line.kind != Kind::gap) show(page, strong ? bold : regular, size, 54, y, line.text);
      if (line.kind == Kind::row) show(page, regular, size, 500, y, line.figure);
      y -= line.kind == Kind::gap ? 6.0F : 12.0F;
    }
    HPDF_Page_EndText(page);
    HPDF_SaveToFile(document, file);
  }
  HPDF_Free(document);
  if (error != HPDF_OK) throw std::runtime_error("libharu failed");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fputs("usage: bench_libharu FILE [COUNT]\n", stderr);
    return 2;
  }
  try {
    const int count = argc > 2 ? std::atoi(argv[2]) : 1;
    const std::clock_t begin = std::clock();
    for (int i = 0; i < count; ++i) write_page(argv[1]);
    const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    if (count > 0) std::printf("%.4f\n", seconds * 1000 / count);
  } catch (const std::exception& fault) {
    std::fprintf(stderr, "bench_libharu: %s\n", fault.what());
    return 1;
  }
  return 0;
}
