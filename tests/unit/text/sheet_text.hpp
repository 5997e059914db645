#pragma once

/// The running text of a state sheet (Illinois, 2023), a paragraph each, with **bold** sentences and an NBSP
/// after "(1)": what the tests and benches of line breaking set, because the figures to reach were measured
/// on it.
inline const char* const sheet_paragraphs[] = {
    "The National Center for Missing and Exploited Children (NCMEC) serves as the congressionally designated "
    "clearinghouse and resource center on issues relating to missing and exploited children. NCMEC supports "
    "families, law enforcement, child welfare, and members of the public to help find missing children, "
    "combat "
    "child sexual exploitation, and reduce child victimization.",
    "Listed below are Illinois specific statistics relating to NCMEC's work. For nationwide information on "
    "all "
    "of NCMEC's programs, please visit: missingkids.org/ourwork/impact.",
    "NCMEC operates the CyberTipline, the national mechanism for members of the public and online platforms "
    "to "
    "report suspected child sexual exploitation. In 2023, the CyberTipline received 36.2 million reports "
    "related to child sexual exploitation, containing more than 105 million pieces of reported content. **In "
    "2023, 26,696 CyberTipline reports were made available to law enforcement in Illinois.**",
    "NCMEC also operates the Child Victim Identification Program (CVIP) that helps identify children "
    "depicted "
    "in imagery seized by law enforcement during investigations. NCMEC has supported law enforcement's "
    "identification of 27,130 children. **In 2023, NCMEC reviewed 77 submissions of child sexual "
    "exploitation "
    "material from Illinois law enforcement.**",
    "In 2023, NCMEC assisted law enforcement, families, and social service agencies on 28,886 missing child "
    "cases, 22,442 of which involved children who had run away from a social services facility. These "
    "children "
    "are uniquely vulnerable to homelessness, gang involvement, and sex trafficking. Based on NCMEC's "
    "analysis,"
    " 19% of these children were likely victims of child sex trafficking.",
    "In 2023, NCMEC handled 980 cases of missing children from Illinois as follows:",
    "In 2023, NCMEC received more than 18,400 reports relating to child sex trafficking. NCMEC leverages "
    "open-source data and technology tools to support law enforcement's work on reports of child sex "
    "trafficking. NCMEC also provides recovery services to assist on child sex trafficking cases, including: "
    "(1)\u00A0case-based assistance to develop trauma-informed, victim-centered recovery plans; "
    "(2)\u00A0resources and support to develop effective strategies for youth engagement, trauma responses, "
    "and"
    " to address running behavior; and (3)\u00A0developing multidisciplinary efforts to prevent "
    "re-victimization. **In 2023, NCMEC had 78 engagements with Illinois social service agencies on cases "
    "involving child sex trafficking.**",
    "NCMEC's Team HOPE is a peer support network of individuals who were missing or exploited as children or "
    "have experienced having a missing or exploited child. In 2023, Team HOPE supported 5,759 survivors and "
    "families with peer support, **including 151 survivors/families in Illinois.** NCMEC also facilitates "
    "the "
    "Family Advocacy Outreach Network, a network of experienced mental health professionals who provide free "
    "or"
    " low-cost therapeutic services to survivors/families. **In 2023, NCMEC connected 123 survivors/families "
    "to"
    " mental health services in Illinois.**",
    "NCMEC's Team Adam program deploys former law enforcement consultants with specialized knowledge of "
    "cases "
    "involving abducted or missing children to the site of critical missing child incidents. **In 2023, Team "
    "Adam provided Team Adam critical case assistance on 1 case in Illinois.**",
    "NCMEC is committed to providing educational opportunities and resources to law enforcement and "
    "child-serving professionals through in-person education sessions across the country and online through "
    "NCMEC CONNECT. In 2023, NCMEC CONNECT had more than 18,000 registered users, including **354 new law "
    "enforcement and child-serving professionals** in Illinois.",
};
