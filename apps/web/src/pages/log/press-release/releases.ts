/** Press releases for the specs, worded for them alone. */
export const CALL = `Ottawa, 14 March 2023 – The Minister of Foreign Affairs of Canada, Mélanie Joly, held a telephone conversation with the Minister for Foreign Affairs of Japan, Mr. Yoshimasa Hayashi.

The ministers discussed energy security, maritime law and critical minerals. They agreed to stay in touch.`;

export const VISIT = `Uzbek Deputy Foreign Minister Gayrat Fazilov arrived in Tbilisi on a working visit on 9 October 2019. The programme runs until Friday.`;

export const TALKS = `Kazakhstan's foreign minister, Kairat Abdrakhmanov, received EU High Representative for Foreign Affairs and Security Policy Federica Mogherini in Astana on December 2, 2016. According to the ministry's press service, the sides exchanged views on trade, transit and human rights, as well as the fight against terrorism in Central Asia.`;

export const SUMMIT = `The Minister of External Relations of Angola, Téte António, met with the Minister of Foreign Affairs of Mozambique, Verónica Macamo, and the Foreign Minister of Namibia, Netumbo Nandi-Ndaitwah, in Luanda on 27.11.2021 on the margins of the International Conference on Regional Security. The Conference was held from 26 to 28 November 2021.`;

export const PLANNED = `The President of Finland Sauli Niinistö will meet President of Latvia Egils Levits in Riga on 20 May 2020.`;

export const FOUNDED = `The Global Centre for Border Cooperation (GCBC) was established by Security Council resolution 2396 (2017) on 21 December 2017. Ms. Amina Okoye was appointed Director of the Global Centre for Border Cooperation on 5 January 2018. The Centre has three main tasks: (a) train border officers; (b) share passenger data; and (c) publish yearly reviews.`;

export const HERE = `HANOI, May 9 – Deputy Prime Minister Pham Binh Minh received Australian Ambassador Robyn Mudie here. They allegedly discussed fisheries.`;

export const EMPTY = `The museum will be closed for repairs in spring. Tickets that were bought before stay valid, and visitors may have their money back at the desk. We thank everybody for their patience.`;

export const CYRILLIC = `3 мая министр иностранных дел Таджикистана Сироджиддин Аслов встретился в Душанбе с Владимиром Воронковым. Стороны обсудили сотрудничество.`;

export const FRENCH = `Le ministre des Affaires étrangères du Maroc a reçu à Rabat, le 12 avril 2022, le secrétaire général de l'organisation. Les deux parties ont discuté de la coopération dans le domaine de la sécurité et de la lutte contre le terrorisme.`;

export const ARABIC = `التقى وزير الخارجية المصري سامح شكري في القاهرة اليوم وزير خارجية الأردن أيمن الصفدي، وبحثا العلاقات الثنائية بين البلدين.`;
