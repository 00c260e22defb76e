<?php
/**
 * php seed.php DOCROOT: installs WordPress into the instance of the environment and fills it; prints JSON on one line:
 * version, users (login => id, role, app_password), seed (name => id).
 *
 * All but the application passwords is the same at each run: ids, dates, texts. Dates are past, but for the scheduled post.
 */
$_SERVER += array( 'HTTP_HOST' => '127.0.0.1', 'REQUEST_METHOD' => 'GET', 'REQUEST_URI' => '/', 'SERVER_PROTOCOL' => 'HTTP/1.1', 'REMOTE_ADDR' => '127.0.0.1', 'SERVER_PORT' => '80' );
define( 'WP_INSTALLING', true );
require $argv[1] . '/wp-load.php';
foreach ( array( 'upgrade', 'taxonomy', 'image' ) as $part ) {
	require_once ABSPATH . "wp-admin/includes/$part.php";
}

function install(): void {
	wp_install( 'Test Blog & Söhne', 'admin', 'admin@blog.test', true, '', 'admin-pass' );
	wp_cache_flush();
	$options = array(
		'timezone_string'             => 'Europe/Berlin', // Not UTC: catches mistakes with dates.
		'thread_comments'             => 1,
		'thread_comments_depth'       => 5,
		'comment_moderation'          => 0,
		'comment_previously_approved' => 0,
		'comments_notify'             => 0,
		'moderation_notify'           => 0,
	);
	array_walk( $options, fn( $value, string $name ) => update_option( $name, $value ) );
	$GLOBALS['wp_rewrite']->init();
	$GLOBALS['wp_rewrite']->set_permalink_structure( '/%year%/%monthnum%/%day%/%postname%/' );
	$GLOBALS['wp_rewrite']->flush_rules( false );
	wp_delete_post( 1, true ); // The sample post that every WordPress comes with.
}

function make_user( string $login, string $role ): array {
	$known = get_user_by( 'login', $login );
	$id    = $known ? $known->ID : wp_insert_user( array(
		'user_login'   => $login,
		'user_pass'    => "$login-pass",
		'user_email'   => "$login@blog.test",
		'role'         => $role,
		'display_name' => ucfirst( $login ) . ' Person',
	) );
	list( $password ) = WP_Application_Passwords::create_new_application_password( $id, array( 'name' => 'tests' ) );
	return array( 'id' => $id, 'role' => $role, 'app_password' => WP_Application_Passwords::chunk_password( $password ) );
}

function make_terms(): array {
	$travel = wp_create_category( 'Travel' );
	$made   = array(
		'category_travel' => $travel,
		'category_news'   => wp_create_category( 'News' ),
		'category_nested' => wp_create_category( 'Trains & Boats', $travel ), // Kept as "Trains &amp; Boats".
	);
	foreach ( array( 'tag_plain' => 'harbour', 'tag_umlaut' => 'Größe', 'tag_quote' => "reader's choice" ) as $name => $term ) {
		$made[ $name ] = wp_insert_term( $term, 'post_tag' )['term_id'];
	}
	for ( $number = 1; $number <= 110; $number++ ) { // More than one page of 100.
		wp_insert_term( sprintf( 'shelf %03d', $number ), 'post_tag' );
	}
	return $made;
}

function make_picture( string $name, int $width, int $height, string $alt ): int {
	$picture = imagecreatetruecolor( $width, $height );
	for ( $top = 0; $top < $height; $top += 20 ) {
		imagefilledrectangle( $picture, 0, $top, $width, $top + 19, imagecolorallocate( $picture, 30, intdiv( 220 * $top, $height ), 150 ) );
	}
	ob_start();
	imagejpeg( $picture, null, 80 );
	$file = wp_upload_bits( $name, null, ob_get_clean(), '2026/03' )['file'];
	$id   = wp_insert_attachment( array(
		'post_mime_type' => 'image/jpeg',
		'post_title'     => pathinfo( $name, PATHINFO_FILENAME ),
		'post_status'    => 'inherit',
		'post_date'      => '2026-03-01 08:00:00',
		'post_author'    => 1,
	), $file );
	wp_update_attachment_metadata( $id, wp_generate_attachment_metadata( $id, $file ) );
	update_post_meta( $id, '_wp_attachment_image_alt', $alt );
	return $id;
}

function make_post( string $title, string $content, array $more = array() ): int {
	static $day = 1;
	++$day;
	return wp_insert_post( wp_slash( $more + array(
		'post_title'    => $title,
		'post_content'  => $content,
		'post_status'   => 'publish',
		'post_author'   => 1,
		'post_date'     => sprintf( '2026-03-%02d 09:00:00', $day ), // Europe/Berlin.
		'post_category' => array( get_cat_ID( 'News' ) ),
	) ), true );
}

function make_posts( array $users ): array {
	$quote = "<!-- wp:quote -->\n<blockquote class=\"wp-block-quote\"><!-- wp:paragraph -->\n<p>Bread &amp; butter.</p>\n<!-- /wp:paragraph --><cite>A reader</cite></blockquote>\n<!-- /wp:quote -->";
	$made  = array(
		'post_discussed' => make_post( 'What readers say about <em>trains</em> & boats', "<!-- wp:paragraph -->\n<p>A first paragraph, with something to object to.</p>\n<!-- /wp:paragraph -->\n\n$quote", array( 'tags_input' => array( 'harbour', 'Größe' ) ) ),
		'post_busy'      => make_post( 'Everybody has an opinion', '<p>Classic content, without blocks.</p>' ),
		'post_closed'    => make_post( 'No further questions', '<p>Comments are closed.</p>', array( 'comment_status' => 'closed' ) ),
		'post_silent'    => make_post( 'Nobody answered', '<p>Is anybody there?</p>', array( 'post_author' => $users['author']['id'], 'post_excerpt' => 'A question' ) ),
		'post_draft'     => make_post( 'Half a thought', 'Not finished', array( 'post_status' => 'draft', 'post_author' => $users['author']['id'] ) ),
		'post_pending'   => make_post( 'Please read this first', 'Waiting', array( 'post_status' => 'pending', 'post_author' => $users['contributor']['id'] ) ),
		'post_private'   => make_post( 'Between ourselves', 'Private', array( 'post_status' => 'private' ) ),
		'post_password'  => make_post( 'Behind a password', 'Hidden', array( 'post_password' => 'open sesame' ) ),
		'post_scheduled' => make_post( 'From the future', 'Later', array( 'post_status' => 'future', 'post_date' => '2099-01-01 09:00:00' ) ),
		'post_trash'     => make_post( 'Thrown away', 'Gone' ),
		'page'           => make_post( 'About this blog', 'A page, not a post', array( 'post_type' => 'page', 'post_category' => array(), 'comment_status' => 'open' ) ),
	);
	wp_trash_post( $made['post_trash'] );
	return $made;
}

function make_comment( int $post, string $author, string $content, int $parent = 0, array $more = array() ): int {
	static $minutes = 0;
	$minutes += 10;
	$moment   = gmdate( 'Y-m-d H:i:s', strtotime( '2026-04-01 22:05:00 UTC' ) + 60 * $minutes ); // The first is next day in Berlin.
	return wp_insert_comment( wp_slash( $more + array(
		'comment_post_ID'      => $post,
		'comment_author'       => $author,
		'comment_author_email' => sanitize_title( $author ) . '@readers.test',
		'comment_author_url'   => '',
		'comment_author_IP'    => '192.0.2.7',
		'comment_content'      => $content,
		'comment_parent'       => $parent,
		'comment_approved'     => 1,
		'comment_date_gmt'     => $moment,
		'comment_date'         => get_date_from_gmt( $moment ),
	) ) );
}

function make_comments( array $posts ): array {
	$post   = $posts['post_discussed'];
	$made   = array();
	$made['comment_first']    = make_comment( $post, 'Ada Reader', "I see it differently, and it takes a while to say why.\n\nFirst, the timetable: it is from 2019.\n\nSecond, <em>nobody</em> asked those who <a href=\"https://ferry.example/\">take the ferry</a>." );
	$made['comment_reply']    = make_comment( $post, 'Admin Person', "Fair enough.\nWhere is the newer one?", $made['comment_first'], array( 'user_id' => 1 ) );
	$made['comment_deep']     = make_comment( $post, 'Ada Reader', 'In the station, second floor.', $made['comment_reply'] );
	$fourth                   = make_comment( $post, 'Zoë', 'I can scan it.', $made['comment_deep'] );
	$made['comment_deepest']  = make_comment( $post, 'Ada Reader', 'That would be lovely (fifth level).', $fourth );
	$made['comment_hostile']  = make_comment( $post, 'Mallory <script>alert(1)</script>', '<script>alert(2)</script><img src=x onerror=alert(3)><a href="javascript:alert(4)">x</a><iframe src="http://127.0.0.1:9/"></iframe><svg onload=alert(5)></svg><style>body{display:none}</style><a href="https://spam.example/" onclick="alert(6)" style="position:fixed">link</a>' );
	$made['comment_entities'] = make_comment( $post, "O'Brien &amp; 🦊", 'Fish & chips < 5 € — "déjà vu" &amp; &lt;b&gt;not bold&lt;/b&gt; 👩‍👩‍👧‍👦🇩🇪 שלום e' . "\u{0301}" );
	$made['comment_markdown'] = make_comment( $post, 'Marc Down', "*stars*, _lines_, `code`, [a](b), # no heading\n\n> quoted by hand\n\n1. one\n2. two\n\n[gallery ids=\"1\"]\n\n<blockquote>quoted with HTML</blockquote><code>x &lt; y</code>" );
	$made['comment_long']     = make_comment( $post, 'Long Winded', implode( "\n\n", array_map( fn( int $number ): string => "Paragraph $number. " . str_repeat( 'The slow boat answers at great length. ', 12 ), range( 1, 12 ) ) ) );
	for ( $thread = 1; $thread <= 6; $thread++ ) { // Six threads of six.
		$first = make_comment( $post, 'Ben', "Thread $thread begins. It has two sentences." );
		foreach ( array( 'Chloé', 'Dimitri', 'Eşref', 'Fatima', '李雷' ) as $person ) {
			make_comment( $post, $person, "$person answers in thread $thread. So be it.", $first );
		}
	}
	$made['comment_pending']  = make_comment( $post, 'Shy Reader', 'Waiting for moderation', 0, array( 'comment_approved' => 0 ) );
	$made['comment_spam']     = make_comment( $post, 'Spammer', 'Buy pills', 0, array( 'comment_approved' => 'spam' ) );
	$made['comment_trash']    = make_comment( $post, 'Angry', 'Removed by the moderator', 0, array( 'comment_approved' => 'trash' ) );
	$made['comment_pingback'] = make_comment( $post, 'Other Blog', '[&#8230;] somebody linked here [&#8230;]', 0, array( 'comment_type' => 'pingback', 'comment_author_url' => 'https://other.example/post' ) );
	for ( $number = 1; $number <= 130; $number++ ) { // More than one page of 100.
		make_comment( $posts['post_busy'], "Guest $number", "Opinion $number" );
	}
	$made['comment_closed']   = make_comment( $posts['post_closed'], 'Ben', 'Just in time' );
	$made['comment_page']     = make_comment( $posts['page'], 'Chloé', 'A comment on a page' );
	$made['comment_private']  = make_comment( $posts['post_private'], 'Editor Person', 'Between us' );
	array_map( 'wp_update_comment_count_now', array( $post, $posts['post_busy'], $posts['post_closed'], $posts['page'], $posts['post_private'] ) );
	return $made;
}

install();
$users = array();
foreach ( array( 'admin' => 'administrator', 'editor' => 'editor', 'author' => 'author', 'contributor' => 'contributor', 'subscriber' => 'subscriber' ) as $login => $role ) {
	$users[ $login ] = make_user( $login, $role );
}
$seed                = make_terms();
$seed['media_photo'] = make_picture( 'harbour.jpg', 1600, 900, 'The harbour at dusk' );
$posts               = make_posts( $users );
set_post_thumbnail( $posts['post_discussed'], $seed['media_photo'] );
$seed               += $posts + make_comments( $posts );
echo json_encode( array( 'version' => get_bloginfo( 'version' ), 'users' => $users, 'seed' => $seed ), JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE ), "\n";
