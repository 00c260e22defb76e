"""HTML as it stands in people's posts: pasted from word processors, typed, made by editors; and two whole posts."""

MARKDOWN = {
    "a document of Google's": (
        '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-77aa01-7fff">'
        '<p dir="ltr" style="line-height:1.38;margin-top:0pt;margin-bottom:0pt;">'
        '<span style="font-size:11pt;font-family:Arial;color:#000000;font-weight:400;white-space:pre-wrap;">The ferry '
        '</span><span style="font-size:11pt;font-weight:700;white-space:pre-wrap;">leaves</span>'
        '<span style="font-weight:400;"> at </span><span style="font-style:italic;white-space:pre-wrap;">nine</span>'
        '<span style="font-weight:400;"> sharp.</span></p><br>'
        '<p dir="ltr"><span style="font-weight:400">Bring bread.</span></p></b>',
        "The ferry **leaves** at *nine* sharp.\n\nBring bread.\n",
    ),
    "a list of Google's": (
        '<b style="font-weight:normal;" id="docs-internal-guid-3"><ul style="margin-top:0;margin-bottom:0;">'
        '<li dir="ltr" style="list-style-type:disc;" aria-level="1"><p dir="ltr" role="presentation">'
        '<span style="font-weight:400">Bow</span></p></li><ul><li dir="ltr" aria-level="2"><p dir="ltr" '
        'role="presentation"><span>Anchor</span></p></li></ul><li dir="ltr"><p dir="ltr" role="presentation">'
        "<span>Stern</span></p></li></ul></b>",
        "- Bow\n\n    - Anchor\n\n- Stern\n",
    ),
    "a document of Word's": (
        '<!--StartFragment--><p class="MsoNormal"><b>Tide</b> tables, <i>low</i>er and '
        '<span style="font-size:12.0pt">higher<o:p></o:p></span></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p>'
        '<p class="MsoNormal">The &#8220;old&#8221; harbour&#8230;</p><!--EndFragment-->',
        "**Tide** tables, *low*er and higher\n\n&nbsp;\n\nThe “old” harbour…\n",
    ),
    "a reader's answer": (
        '<p>Not so, <a href="https://ferry.example/?p=4&#038;y=2">look here</a>.<br />\nNext line &#8211; '
        "with <em>weight</em> and &lt;i&gt;.</p>\n<p>&nbsp;</p>\n<blockquote><p>Their words</p></blockquote>\n"
        "<p>Mine.</p>",
        "Not so, [look here](https://ferry.example/?p=4&y=2).  \nNext line \u2013 with *weight* and &lt;i>.\n\n"
        "&nbsp;\n\n> Their words\n\nMine.\n",
    ),
    "what looks like marks": (
        "<p>3. No item<br />\n4. Nor this</p>\n<p># no title</p>\n<p>- no dot</p>\n<p>+2 for that</p>",
        "3\\. No item  \n4\\. Nor this\n\n\\# no title\n\n\\- no dot\n\n+2 for that\n",
    ),
    "signs": (
        "<p>A_long_name, 3*4*5, [in brackets], `ticks`, D:\\sea\\tide, ~waves~ &amp; &lt;tag&gt; &amp;reg; | or!</p>",
        None,
    ),
    "list in list in list": ("<ul><li>a<ul><li>b<ul><li>c</li></ul></li><li>d</li></ul></li><li>e</li></ul>", None),
    "two kinds of lists": (
        "<ol><li>oars<ul><li>left</li><li>right</li></ul></li><li>sails<ol><li>jib</li><li>main</li></ol></li></ol>",
        None,
    ),
    "items of paragraphs": ("<ul><li><p>first</p><p>second</p></li><li><p>third</p></li></ul>", None),
    "numbers from seven": ('<ol start="7"><li>seven</li><li>eight</li></ol>', "7. seven\n8. eight\n"),
    "table": (
        "<table><thead><tr><th>Port</th><th>Depth</th></tr></thead><tbody><tr><td>A|B</td><td>4</td></tr>"
        "<tr><td><code>c|d</code></td><td><strong>9</strong></td></tr></tbody></table>",
        None,
    ),
    "program": (
        '<pre><code class="language-python">def tide(hour):\n    """Metres."""\n\n    return hour &lt; 6 and `low`\n'
        "</code></pre><p>after it</p>",
        '```python\ndef tide(hour):\n    """Metres."""\n\n    return hour < 6 and `low`\n```\n\nafter it\n',
    ),
    "as typed": ("<pre>one\n  two\n```\nnot the end</pre><p>after it</p>", None),
    "code in words": ("<p>Say <code>a `b` c</code>, <code>&lt;hr&gt;</code> or <code>x</code>.</p>", None),
    "links with brackets": (
        '<p><a href="https://en.wiki.example/Knot_(unit)_x">Knot (unit)</a> and '
        '<a href="https://a.example/b_c?d=1&amp;e=2" title="A &quot;good&quot; one">under_way</a>.</p>',
        "[Knot (unit)](https://en.wiki.example/Knot_(unit)_x) and "
        "[under_way](https://a.example/b_c?d=1&e=2 'A \"good\" one').\n",
    ),
    "links with spaces": (
        '<p><a href="https://a.example/b c">space</a> <a href="https://a.example/"><strong>bold [x]</strong></a></p>',
        "[space](https://a.example/b%20c) [**bold [x]**](https://a.example/)\n",
    ),
    "picture": ('<p><img src="https://a.example/p_1_(2).jpg" alt="A gull [1]"></p>', None),
    "linked picture": (
        '<p><a href="https://a.example/l.jpg"><img src="https://a.example/s.jpg" alt="small"></a></p>',
        None,
    ),
    "picture with a caption": (
        '<figure class="wp-block-image"><img src="https://a.example/b.jpg" alt="gull"><figcaption>It flies</figcaption>'
        "</figure>",
        '![gull](https://a.example/b.jpg "It flies")\n',
    ),
    "quote in a list": (
        "<ul><li><p>knot</p><blockquote><p>said of it</p></blockquote></li><li><p>bend</p></li></ul>",
        None,
    ),
    "quote in a quote": (
        "<blockquote><p>out</p><blockquote><p>in</p></blockquote><p>out again</p><ul><li>x</li></ul></blockquote>",
        None,
    ),
    "lines": ("<p>one<br>two<br/>three</p>", "one  \ntwo  \nthree\n"),
    "struck and raised": (
        "<p><del>late</del> m<sup>2</sup> H<sub>2</sub>O</p>",
        "~~late~~ m<sup>2</sup> H<sub>2</sub>O\n",
    ),
    "other scripts": ("<p>Ahoy 👩‍👩‍👧 <strong>né</strong> 日本<em>語</em>テスト ⛴</p>", None),
    "marks at the edges": (
        "<p>un<em>sink</em>able <strong> padded </strong>keel <em><strong>both</strong></em>, "
        "<strong>a</strong><em>b</em></p>",
        None,
    ),
    "headings": ("<h1>Deck # one</h1><h2>Below <code>c</code></h2><p>t</p><hr><h4>four</h4>", None),
    "entities": ("<p>&reg; &mdash; &nbsp; A&amp;B &amp;amp; &lt;b&gt; &quot;q&quot; 5 &lt; 6</p>", None),
    "program in a list": (
        "<ul><li><p>do</p><pre><code>x = 1\ny = 2\n</code></pre></li><li><p>then</p></li></ul>",
        None,
    ),
    "addresses": (
        '<p>At <a href="https://a.example/">https://a.example/</a>, or '
        '<a href="mailto:a@b.example">a@b.example</a></p>',
        "At <https://a.example/>, or <a@b.example>\n",
    ),
}
"""What comes back as Markdown, and as which (None: any that says the same)."""

HTML = {
    "a list of Word's": (
        '<p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><!--[if !supportLists]-->'
        '<span style="font-family:Symbol">·<span>&nbsp; </span></span><!--[endif]-->First</p>'
    ),
    "a table without a head": "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>",
    "a program that runs": "<script>alert(1)</script>",
}
"""What Markdown has no word for."""

OF_BLOCKS = """<!-- wp:paragraph -->
<p>Don't <b>panic</b>: "it's" fine. The ferry leaves at nine -- really.</p>
<!-- /wp:paragraph -->

<!-- wp:heading {"level":3} -->
<h3 class="wp-block-heading">On board</h3>
<!-- /wp:heading -->


<!-- wp:image {"id":15,"sizeSlug":"large","linkDestination":"none"} -->
<figure class="wp-block-image size-large"><img src="https://a.example/a.jpg" alt="" class="wp-image-15"/></figure>
<!-- /wp:image -->

<!-- wp:list -->
<ul class="wp-block-list"><!-- wp:list-item -->
<li>bread</li>
<!-- /wp:list-item -->

<!-- wp:list-item -->
<li>two <a href="https://a.example" target="_blank" rel="noreferrer noopener">maps</a></li>
<!-- /wp:list-item --></ul>
<!-- /wp:list -->

<!-- wp:quote -->
<blockquote class="wp-block-quote"><!-- wp:paragraph -->
<p>Quoted [x]</p>
<!-- /wp:paragraph --><cite>Marta</cite></blockquote>
<!-- /wp:quote -->

<!-- wp:paragraph {"align":"center"} -->
<p class="has-text-align-center">In the middle</p>
<!-- /wp:paragraph -->

<!-- wp:shortcode -->
[gallery ids="1,2"]
<!-- /wp:shortcode -->

<!-- wp:latest-posts {"postsToShow":3} /-->

<!-- wp:more -->
<!--more-->
<!-- /wp:more -->

<!-- wp:columns -->
<div class="wp-block-columns"><!-- wp:column -->
<div class="wp-block-column"><!-- wp:paragraph -->
<p>At the left</p>
<!-- /wp:paragraph -->

<!-- wp:paragraph -->
<p>Below it</p>
<!-- /wp:paragraph --></div>
<!-- /wp:column --></div>
<!-- /wp:columns -->

<!-- wp:code -->
<pre class="wp-block-code"><code>x = &#91;1]</code></pre>
<!-- /wp:code -->

<!-- wp:paragraph -->
<p></p>
<!-- /wp:paragraph -->

<!-- wp:separator -->
<hr class="wp-block-separator has-alpha-channel-opacity"/>
<!-- /wp:separator -->

<!-- wp:paragraph -->
<p>Farewell.</p>
<!-- /wp:paragraph -->
"""
"""As the block editor of WordPress 6.8 writes a post."""

CLASSIC = """It's a post of 2009 with "quotes" and
a line that ends.

[caption id="attachment_5" align="alignnone" width="300"]<a href="https://a.example/l.jpg"><img class="wp-image-5" \
src="https://a.example/s.jpg" alt="x" width="300" height="200" /></a> A caption[/caption]

<h3>On board</h3>
<ul>
 \t<li>bread</li>
 \t<li>maps</li>
</ul>
<!--more-->
[gallery ids="1,2,3"]

<strong>Bold</strong> and <em>it</em> * star _x_ [contact_form].
<blockquote>said without a paragraph</blockquote>
<p style="text-align: center;">In the middle</p>
https://video.example/watch?v=abc

<pre>code
 here</pre>
<script async src="https://a.example/x.js"></script>"""
"""As the classic editor left it: paragraphs parted by blank lines."""
